import { plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BooksCorrection, BooksHead, BooksVoucher } from '../books.ts';
import { books } from './fixtures/books-arbitrary.ts';
import { readGood, readWhole, SMALL_YEAR, sourceOf } from './fixtures/reading.ts';
import { readSie, sieVouchers, type WriteSieOptions, writeSie4 } from './index.ts';
import { scanFile } from './scan-file.ts';
import { SieScanner } from './scanner.ts';
import { VoucherMaker } from './voucher-objects.ts';
import { cp437Bytes } from './written-text.ts';

const FULL: WriteSieOptions = {
  kind: '4E',
  program: { name: 'Saldo', version: '1' },
  generatedOn: plainDate('2026-01-10'),
  checksum: true,
};

async function written(head: BooksHead, vouchers: readonly BooksVoucher[], options: WriteSieOptions = FULL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeSie4(head, vouchers, options)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Vouchers without their place, and with their corrections in one order: in a file each stands where its row does. */
function comparable(vouchers: readonly BooksVoucher[]) {
  const key = ({ kind, row, at }: BooksCorrection) =>
    [kind, row.account, row.amountMinor, row.text, row.quantity, row.sign, row.objects, at].join();
  return vouchers.map((voucher) => ({
    ...voucher,
    place: null,
    corrections: voucher.corrections.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
  }));
}

describe('writing and reading', () => {
  it('gives the same books, and a checksum that holds', async () => {
    await fc.assert(
      fc.asyncProperty(books, async ({ head, vouchers }) => {
        const losses: string[] = [];
        const bytes = await written(head, vouchers, { ...FULL, onLoss: ({ message }) => losses.push(message.en) });
        const read = await readGood(bytes);
        expect(losses).toEqual([]);
        expect(comparable(read.all)).toEqual(comparable(vouchers));
        expect({ ...read.head, findings: [] }).toEqual(head);
        expect(read.checksum?.holds).toBe(true);
        expect(read.type).toBe('4E');
      }),
      { numRuns: 80 },
    );
  });

  it('says where each voucher stands', async () => {
    await fc.assert(
      fc.asyncProperty(books, async ({ head, vouchers }) => {
        const bytes = await written(head, vouchers);
        for (const { place } of (await readGood(bytes)).all) {
          const found = Buffer.from(bytes.subarray(place!.offset, place!.offset + place!.length)).toString('latin1');
          expect(found.startsWith('#VER ') && found.endsWith('}')).toBe(true);
          expect(Buffer.from(bytes.subarray(0, place!.offset)).toString('latin1').split('\n')).toHaveLength(place!.line);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('chunks', () => {
  it('may be cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(books, fc.integer({ min: 1, max: 200 }), async ({ head, vouchers }, size) => {
        const bytes = await written(head, vouchers);
        expect(await readWhole(bytes, 'bok.se', size)).toEqual(await readWhole(bytes, 'bok.se'));
      }),
      { numRuns: 40 },
    );
  });

  it('longer than a stretch are cut inside, and vouchers over the cuts stay whole', async () => {
    const one = SMALL_YEAR.slice(SMALL_YEAR.indexOf('#VER'));
    const many = Array.from({ length: 30_000 }, (_, index) => one.replace('A 1 ', `A ${index + 1} `)).join('');
    const bytes = cp437Bytes(SMALL_YEAR.replace(one, many));
    const whole = await readSie(sourceOf(bytes), { fileName: 'bok.se' });
    const cut = await readSie(sourceOf(bytes, 65_536), { fileName: 'bok.se' });
    expect(cut).toEqual(whole);
    expect(whole.status === 'read' && whole.vouchers).toBe(30_000);
    let last: BooksVoucher | undefined;
    if (whole.status === 'read') for await (const batch of sieVouchers(sourceOf(bytes, 70_001), whole)) last = batch.at(-1);
    expect([last?.number, last?.rows.length, last?.place?.line]).toEqual(['30000', 2, 15 + 29_999 * 5]);
  });
});

describe('both ways of reading a row', () => {
  async function tolerantly(bytes: Uint8Array): Promise<BooksVoucher[]> {
    const scanner = new SieScanner({ onlyTolerant: true });
    const maker = new VoucherMaker('cp437');
    const made: BooksVoucher[] = [];
    for await (const batch of scanFile([bytes], scanner)) maker.make(batch, 0, batch.vouchers.count, made);
    return made;
  }

  it('tell the same', async () => {
    await fc.assert(
      fc.asyncProperty(books, async ({ head, vouchers }) => {
        const bytes = await written(head, vouchers);
        expect(await tolerantly(bytes)).toEqual((await readGood(bytes)).all);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a file that is cut off', () => {
  it('is refused wherever it is cut, once its checksum is opened', async () => {
    const bytes = await written((await readGood(SMALL_YEAR)).head, (await readGood(SMALL_YEAR)).all);
    const opened = Buffer.from(bytes).toString('latin1').indexOf('#FORMAT');
    const closing = Buffer.from(bytes).toString('latin1').lastIndexOf('#KSUMMA ') + '#KSUMMA '.length;
    for (let length = opened; length < closing; length++) {
      const read = await readWhole(bytes.subarray(0, length));
      expect([length, read.status]).toEqual([length, 'refused']);
    }
    for (let length = closing + 1; length < bytes.length - 2; length++) {
      const read = await readWhole(bytes.subarray(0, length));
      const seen = read.status === 'refused' || read.checksum?.holds === false || (read.findingCounts['sie.last-line-open'] ?? 0) > 0;
      expect([length, seen]).toEqual([length, true]);
    }
  });

  it('is refused inside a voucher, and never proven before its last', async () => {
    const bytes = cp437Bytes(SMALL_YEAR);
    for (let length = 1; length < bytes.length - 2; length++) {
      const read = await readWhole(bytes.subarray(0, length));
      if (length > SMALL_YEAR.indexOf('#VER') + 4) expect([length, read.status]).toEqual([length, 'refused']);
      else if (read.status === 'read') expect(read.proof.status).toBe('unproven');
    }
  });
});

describe('any bytes at all', () => {
  const readsOrRefuses = async (bytes: Uint8Array) => {
    const read = await readWhole(bytes);
    if (read.status === 'refused') expect(read.faultCount).toBeGreaterThan(0);
    else expect(read.all).toHaveLength(read.vouchers);
  };

  it('are read or refused', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), readsOrRefuses), { numRuns: 150 });
  });

  it('of a file with some bytes changed are read or refused', async () => {
    const change = fc.record({
      at: fc.nat(SMALL_YEAR.length - 1),
      to: fc.oneof(fc.nat(255), fc.constantFrom(10, 13, 34, 35, 92, 123, 125)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const bytes = cp437Bytes(SMALL_YEAR);
        for (const { at, to } of changes) bytes[at] = to;
        await readsOrRefuses(bytes);
      }),
      { numRuns: 250 },
    );
  });

  it('of labels and braces in any order are read or refused', async () => {
    const piece = fc.constantFrom(
      '#VER A 1 20250101',
      '{',
      '}',
      '#TRANS 1930 {} 5',
      '#TRANS',
      '#KSUMMA',
      '#KSUMMA 1',
      '"',
      '\\"',
      ' ',
      '\n',
      '\n',
      '#FLAGGA',
      '\u00e5',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), (pieces) => readsOrRefuses(Buffer.from(`#FLAGGA 0\n${pieces.join('')}`))),
      { numRuns: 200 },
    );
  });
});
