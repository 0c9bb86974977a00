import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Clew API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="page"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>
`;

/** A file of its own, as the pages allow no script inside them. Requests tried from the page carry the session's token. */
const start = `fetch('/api/session').then((answer) => answer.json()).then(({ csrf }) => {
  SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#page',
    deepLinking: true,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (csrf) request.headers['x-csrf'] = csrf;
      return request;
    },
  });
});
`;

/** The readable page of the OpenAPI document, from this machine alone. */
export const docs = new Hono()
  .get('/', (c) => c.html(page))
  .get('/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  .get('/:file', async (c) => {
    const name = c.req.param('file');
    const type = Object.hasOwn(files, name) ? files[name] : undefined;
    if (type === undefined) return c.notFound();
    const path = fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`));
    return c.body(await readFile(path), 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' });
  });
