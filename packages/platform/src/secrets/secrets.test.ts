import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addEncryptionKey, useConfig } from '../config/index.ts';
import { openEnvelope } from './envelope.ts';
import { secrets, signer } from './process-secrets.ts';
import { openSigner } from './signer.ts';

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) });
const old = key('old', 1);
const fresh = key('new', 2);

describe('the envelope', () => {
  test('opens what it sealed, whatever the text, and never seals alike', () => {
    const envelope = openEnvelope([old]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aå漢🏦\0\n"\u2028') }), fc.string(), (text, context) => {
        const sealed = envelope.seal(text, context);
        expect(sealed).toMatch(/^s1\.old\.[\w-]+$/);
        expect(sealed).not.toBe(envelope.seal(text, context));
        return envelope.open(sealed, context) === text;
      }),
    );
  });

  test('does not open for another context', () => {
    const envelope = openEnvelope([old]);
    expect(() => envelope.open(envelope.seal('token', 'feed:1'), 'feed:2')).toThrow('secrets.tampered');
  });

  test('notices every changed bit', () => {
    const envelope = openEnvelope([old]);
    const sealed = envelope.seal('a refresh token', 'feed:1');
    const body = Buffer.from(sealed.slice(7), 'base64url');
    for (let bit = 0; bit < body.length * 8; bit += 3) {
      const bent = Buffer.from(body);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => envelope.open(`s1.old.${bent.toString('base64url')}`, 'feed:1')).toThrow('secrets.tampered');
    }
  });

  test('says which key is missing, and what is no sealed text', () => {
    const sealed = openEnvelope([old]).seal('x', 'c');
    expect(() => openEnvelope([fresh]).open(sealed, 'c')).toThrow(
      expect.objectContaining({ code: 'secrets.unknown-key', details: { keyId: 'old' } }),
    );
    // The same id with other bytes is another key.
    expect(() => openEnvelope([key('old', 9)]).open(sealed, 'c')).toThrow('secrets.tampered');
    for (const text of ['', 'x', 's1.old.', 's2.old.AAAA', 's1.old.AAAA', `${sealed}=`, `${sealed}.`]) {
      expect(() => openEnvelope([old]).open(text, 'c')).toThrow('secrets.malformed');
    }
    expect(() => openEnvelope([])).toThrow('secrets.no-key');
  });

  test('after a new key goes first, the old one still opens and asks to be sealed again', () => {
    const sealed = openEnvelope([old]).seal('x', 'c');
    const both = openEnvelope([fresh, old]);
    expect([both.needsReseal(sealed), both.open(sealed, 'c')]).toEqual([true, 'x']);
    const again = both.seal(both.open(sealed, 'c'), 'c');
    expect([both.needsReseal(again), openEnvelope([fresh]).open(again, 'c')]).toEqual([false, 'x']);
  });
});

describe('the signer', () => {
  test('holds for its own text, purpose and key only', () => {
    const audit = openSigner([old], 'audit');
    const signature = audit.sign('row');
    expect(audit.holds('row', signature)).toBe(true);
    expect(audit.holds('row ', signature)).toBe(false);
    expect(openSigner([old], 'heads').holds('row', signature)).toBe(false);
    expect(openSigner([fresh, old], 'audit').holds('row', signature)).toBe(true);
    expect(() => openSigner([fresh], 'audit').holds('row', signature)).toThrow('secrets.unknown-key');
    for (const text of ['', 'old', `${signature}x`, signature.slice(4)]) expect(audit.holds('row', text)).toBe(false);
  });
});

test('a key that is added is used at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-secrets-'));
  try {
    useConfig({ DATA_DIR: folder });
    const sealed = secrets().seal('x', 'c');
    const signature = signer('audit').sign('row');
    expect(secrets().needsReseal(sealed)).toBe(false);
    addEncryptionKey();
    expect(secrets().needsReseal(sealed)).toBe(true);
    expect(secrets().open(sealed, 'c')).toBe('x');
    expect(signer('audit').holds('row', signature)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
