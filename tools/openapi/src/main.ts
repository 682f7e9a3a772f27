// npm run openapi: rewrites the committed API document and the page's types from the routes themselves.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentText, places, typesText } from './documents.ts';

const document = documentText();
for (const [place, text] of [
  [places.document, document],
  [places.types, await typesText(document)],
] as const) {
  const path = fileURLToPath(place);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(path);
}
