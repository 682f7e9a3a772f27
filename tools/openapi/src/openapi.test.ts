import { expect, it } from 'vitest';
import { committed, documentText, places, typesText } from './documents.ts';

// A difference here is a change of the contract: look at it, then run "npm run openapi" and commit both files.
it('the committed document is the one that the routes make', async () => {
  expect(await committed(places.document)).toBe(documentText());
});

it('the types of the page are made from that document', async () => {
  expect(await committed(places.types)).toBe(await typesText(documentText()));
});
