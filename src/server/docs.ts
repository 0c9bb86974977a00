import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

interface File {
  readonly type: string;
  readonly url: string;
}
const files: Readonly<Record<string, File>> = {
  'swagger-ui.css': { type: 'text/css; charset=utf-8', url: import.meta.resolve('swagger-ui-dist/swagger-ui.css') },
  'swagger-ui-bundle.js': {
    type: 'text/javascript; charset=utf-8',
    url: import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
  },
};

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Clew API</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
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
    const file = Object.hasOwn(files, name) ? files[name] : undefined;
    if (file === undefined) return c.notFound();
    const headers = { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=86400' };
    return c.body(await readFile(fileURLToPath(file.url)), 200, headers);
  });
