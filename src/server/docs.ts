import { Hono } from 'hono';

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Clew API</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/api-docs/swagger-ui.css"></head>
<body><div id="page"></div><script src="/api-docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
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

/** The readable page of the OpenAPI document, from this machine alone; what it shows it with is built beside the workbench's page. */
export const docs = new Hono()
  .get('/', (c) => c.html(page))
  .get('/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
