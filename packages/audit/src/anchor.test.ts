import { openSigner } from '@saldo/platform/secrets';
import { expect, test } from 'vitest';
import { readHeads, writeHeads } from './anchor.ts';

const signer = openSigner([{ id: 'k1', bytes: new Uint8Array(32).fill(1) }], 'audit');
const heads = { signedAt: '2026-11-25T07:10:00.000Z', heads: [{ chain: 'c1', seq: 7, hash: 'a'.repeat(64) }] };
const file = writeHeads(heads, signer.sign);

test('what was signed is read back', () => {
  expect(readHeads(file, signer.holds)).toEqual(heads);
});

test.each([
  ['a later time', file.replace('07:10', '08:10')],
  ['another number', file.replace('"seq": 7', '"seq": 6')],
  ['another hash', file.replace('aaaa', 'aaab')],
  ['a head left out', file.replace(/\{\s*"chain"[^}]*\}/, '')],
  ['half a file', file.slice(0, 60)],
  ['no file of ours', '{}'],
  ['something else', '[1]'],
  ['nothing', ''],
])('%s is refused', (_, text) => {
  expect(readHeads(text, signer.holds)).toBeNull();
});

test('nobody else can sign it', () => {
  const stranger = openSigner([{ id: 'k1', bytes: new Uint8Array(32).fill(2) }], 'audit');
  expect(readHeads(writeHeads(heads, stranger.sign), signer.holds)).toBeNull();
});
