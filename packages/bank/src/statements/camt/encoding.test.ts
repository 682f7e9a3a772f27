import { describe, expect, it } from 'vitest';
import { characterLength } from './encoding.ts';
import { camt, entry, OUT, statement } from './fixtures/messages.ts';
import { faultsOf, findingsOf, readGood } from './fixtures/reading.ts';

const NAME = 'Övningsbolaget AB';
const text = (inner: string) => `<NtryDtls><TxDtls><RmtInf><Ustrd>${inner}</Ustrd></RmtInf></TxDtls></NtryDtls>`;
const FILE = camt(statement(`${entry('5', { rest: text('åäö') })}\r\n\t${entry('7', { rest: text('é – Σ 😀'), direction: OUT })}`, '998'));
const LATIN = FILE.replace('é – Σ 😀', 'é');
const declared = (encoding: string, file: string) => file.replace('UTF-8', encoding);
const wide = (file: string, isBig: boolean) => {
  const bytes = Buffer.from(file, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

async function told(bytes: Uint8Array) {
  const read = await readGood(bytes);
  return {
    encoding: read.encoding,
    owner: read.statements[0]!.account.ownerName,
    messages: read.all[0]!.map(({ references }) => references.message),
  };
}

describe('the encoding', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(FILE), 'é – Σ 😀'],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${FILE}`), 'é – Σ 😀'],
    ['no word of it', 'utf-8', Buffer.from(FILE.replace(' encoding="UTF-8"', '')), 'é – Σ 😀'],
    ['ISO 8859-1', 'windows-1252', Buffer.from(declared('ISO-8859-1', LATIN), 'latin1'), 'é'],
    ['Windows-1252', 'windows-1252', Buffer.from(declared('windows-1252', LATIN).replace('>é<', '>\x80\x96<'), 'latin1'), '€–'],
    ['ISO 8859-15', 'iso-8859-15', Buffer.from(declared('ISO-8859-15', LATIN).replace('>é<', '>\xa4<'), 'latin1'), '€'],
    ['UTF-16', 'utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), wide(declared('UTF-16', FILE), false)]), 'é – Σ 😀'],
    [
      'UTF-16, the great end first',
      'utf-16be',
      Buffer.concat([Buffer.from([0xfe, 0xff]), wide(declared('UTF-16', FILE), true)]),
      'é – Σ 😀',
    ],
    ['UTF-16 without a mark', 'utf-16le', wide(declared('UTF-16', FILE), false), 'é – Σ 😀'],
    ['UTF-16 without a mark, the great end first', 'utf-16be', wide(declared('UTF-16', FILE), true), 'é – Σ 😀'],
  ])('%s', async (_, encoding, bytes, second) => {
    expect(await told(bytes)).toEqual({ encoding, owner: NAME, messages: ['åäö', second] });
    expect((await readGood(bytes)).findings).toEqual([]);
  });

  it('does not move where an entry stands', async () => {
    const files: [Uint8Array, (bytes: Uint8Array) => string, number][] = [
      [Buffer.from(`\ufeff${FILE}`), (bytes) => Buffer.from(bytes).toString(), 1],
      [Buffer.from(declared('ISO-8859-1', LATIN), 'latin1'), (bytes) => Buffer.from(bytes).toString('latin1'), 1],
      [
        Buffer.concat([Buffer.from([0xff, 0xfe]), wide(declared('UTF-16', FILE), false)]),
        (bytes) => Buffer.from(bytes).toString('utf16le'),
        2,
      ],
    ];
    for (const [bytes, decode] of files) {
      const read = await readGood(bytes);
      const cut = ({ offset, length }: { offset: number; length: number }) => decode(bytes.subarray(offset, offset + length));
      const entries = read.all[0]!.map(({ place }) => cut(place!));
      expect(entries[0]).toMatch(/^<Ntry>.*åäö.*<\/Ntry>$/);
      expect(entries[1]).toMatch(/^<Ntry>.*é.*<\/Ntry>$/u);
      expect(cut(read.statements[0]!.place!)).toMatch(/^<Stmt>[\s\S]*<\/Stmt>$/);
      expect(read.all[0]!.map(({ place }) => place!.line)).toEqual([11, 12]);
    }
  });
});

describe('bytes that are not what the file says', () => {
  it('are read as UTF-8 where they are, also in what says UTF-16', async () => {
    for (const label of ['ISO-8859-1', 'UTF-16', 'windows-1252']) {
      const bytes = Buffer.from(declared(label, FILE));
      expect(await told(bytes)).toEqual({ encoding: 'utf-8', owner: NAME, messages: ['åäö', 'é – Σ 😀'] });
      expect(await findingsOf(bytes)).toEqual(['1 - - camt.encoding-differs']);
    }
  });

  it('are read as Windows-1252 where they are no UTF-8', async () => {
    const bytes = Buffer.from(LATIN, 'latin1');
    expect(await told(bytes)).toEqual({ encoding: 'windows-1252', owner: NAME, messages: ['åäö', 'é'] });
    expect(await findingsOf(bytes)).toEqual(['1 - - camt.encoding-differs']);
  });

  it('leave the rest as it is where one text was cut inside a letter, and the places of what follows', async () => {
    const whole = Buffer.from(FILE);
    const at = whole.indexOf('åäö') + 5;
    const bytes = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
    expect(await told(bytes)).toEqual({ encoding: 'utf-8', owner: NAME, messages: ['åä\ufffd', 'é – Σ 😀'] });
    expect(await findingsOf(bytes)).toEqual(['- - - camt.characters-lost']);
    const { offset, length } = (await readGood(bytes)).all[0]![1]!.place!;
    expect(bytes.subarray(offset, offset + length).toString()).toMatch(/^<Ntry><Amt Ccy="SEK">7.*😀.*<\/Ntry>$/u);
  });

  it('are refused where they are halves of UTF-16', async () => {
    const bytes = wide(declared('UTF-16', FILE.replace('😀', '\ud83d')), false);
    expect(await faultsOf(bytes)).toEqual(['- - - camt.encoding']);
    expect((await faultsOf(wide(declared('UTF-16', FILE), false).subarray(0, -1)))[0]).toContain('camt.');
  });

  it('of an encoding that nobody reads here are refused', async () => {
    expect(await faultsOf(declared('Shift_JIS', FILE))).toEqual(['- - - camt.encoding-unknown']);
  });
});

describe('a character of UTF-8', () => {
  it.each([
    [[0x41], 1],
    [[0xc3, 0xa5], 2],
    [[0xe2, 0x82, 0xac], 3],
    [[0xf0, 0x9f, 0x98, 0x80], 4],
    [[0xc0, 0xaf], 0],
    [[0xe0, 0x80, 0x80], 0],
    [[0xed, 0xa0, 0x80], 0],
    [[0xf4, 0x90, 0x80, 0x80], 0],
    [[0xe2, 0x82], 0],
    [[0xa5], 0],
  ])('%j takes %i bytes', (bytes, length) => {
    expect(characterLength(Uint8Array.from(bytes), 0)).toBe(length);
  });
});
