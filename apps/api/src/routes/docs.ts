import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { staticFiles } from '../edge/static-files.ts';
import type { Env } from '../settings.ts';

const swagger = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Saldo API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

/** The document as a page that can be browsed and tried, from the product's own files. */
export function docsRoutes(app: OpenAPIHono<Env>): void {
  app.get('/api/docs', (c) => c.html(html));
  app.get('/api/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  const files = staticFiles(swagger, 'public, max-age=86400', '/api/docs');
  app.get('/api/docs/:file{(swagger-ui-bundle\\.js|swagger-ui\\.css|favicon-32x32\\.png)}', files);
}
