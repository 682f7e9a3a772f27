import { formatAmount, sumMinor } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankEntry } from '../statement.ts';
import { balance, camt, details, entry, IN, OUT, statement } from './fixtures/messages.ts';
import { readGood, readWhole } from './fixtures/reading.ts';

/** What is written of an entry, and what is to be read. */
interface Written {
  readonly minor: bigint;
  readonly status: 'BOOK' | 'PDNG' | 'INFO';
  readonly isReversal: boolean;
  readonly message: string;
  readonly name: string;
  readonly parts: readonly bigint[];
  readonly shape: { readonly version: '02' | '04' | '08' | '13'; readonly indent: string; readonly aside: string };
}

const minor = fc.oneof(fc.bigInt({ min: 1n, max: 10_000n }), fc.bigInt({ min: 1n, max: 10n ** 15n }));
const sign = fc.constantFrom(1n, -1n);
const word = fc.string({
  unit: fc.constantFrom('a', 'Å', 'ö', '&', '<', '>', '"', "'", ']', '–', '😀', ' ', '7'),
  minLength: 1,
  maxLength: 12,
});
const shape = fc.record({
  version: fc.constantFrom('02' as const, '04' as const, '08' as const, '13' as const),
  indent: fc.constantFrom('', '\n', '\r\n\t', ' <!-- å --> ', '<?x y?>'),
  aside: fc.constantFrom('', 'x:', 'å.1:'),
});
const written: fc.Arbitrary<Written> = fc.record({
  minor: fc.tuple(minor, sign).map(([size, way]) => size * way),
  status: fc.constantFrom('BOOK' as const, 'BOOK' as const, 'BOOK' as const, 'PDNG' as const, 'INFO' as const),
  isReversal: fc.boolean(),
  message: word,
  name: word,
  parts: fc.oneof(fc.constant([]), fc.array(minor, { minLength: 1, maxLength: 3 })),
  shape,
});

function escaped(text: string): string {
  return text.includes('😀')
    ? `<![CDATA[${text.replaceAll('>', ']]>&gt;<![CDATA[')}]]>`
    : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('ö', '&#xF6;');
}

function entryText({ minor: amount, status, isReversal, message, name, parts, shape: { version, indent } }: Written): string {
  const isNew = version === '08' || version === '13';
  const party = isNew ? `<Pty><Nm>${escaped(name)}</Nm></Pty>` : `<Nm>${escaped(name)}</Nm>`;
  const side = amount > 0n !== isReversal ? 'Dbtr' : 'Cdtr';
  const part = (size: bigint) => {
    const stated = `<Amt Ccy="SEK">${formatAmount(size)}</Amt>`;
    return `${version === '02' ? `<AmtDtls><TxAmt>${stated}</TxAmt></AmtDtls>` : stated}<RltdPties><${side}>${party}</${side}></RltdPties><RmtInf><Ustrd>${escaped(message)}</Ustrd></RmtInf>`;
  };
  const text = entry(formatAmount(amount < 0n ? -amount : amount), {
    direction: amount < 0n ? OUT : IN,
    reversal: isReversal ? '<RvslInd>true</RvslInd>' : '',
    status: isNew ? `<Sts><Cd>${status}</Cd></Sts>` : `<Sts>${status}</Sts>`,
    rest: parts.length > 0 ? details(...parts.map(part)) : '',
  });
  return indent === '' ? text : text.replaceAll('><', `>${indent}<`);
}

function fileOf(entries: readonly Written[], { version, indent, aside }: Written['shape']): string {
  const booked = sumMinor(entries.filter(({ status }) => status === 'BOOK').map((one) => one.minor));
  const closing = 100_000n + booked;
  const text = statement(entries.map((one) => entryText({ ...one, shape: { version, indent, aside } })).join(''), '0').replace(
    balance('CLBD', '0'),
    balance('CLBD', formatAmount(closing < 0n ? -closing : closing), { direction: closing < 0n ? OUT : IN }),
  );
  const file = camt(text, `053.001.${version}`);
  return aside === '' ? file : file.replaceAll(/<(\/?)(?=[A-Z])/g, `<$1${aside}`).replace('xmlns=', `xmlns:${aside.slice(0, -1)}=`);
}

const STATUS = { BOOK: 'booked', PDNG: 'pending', INFO: 'information' } as const;

/** What of an entry was written into the file. */
function comparable({ amountMinor, status, isReversal, details: parts, references, counterparty }: BankEntry) {
  const [first] = parts;
  return {
    amountMinor,
    status,
    isReversal,
    message: (first ?? { references }).references.message,
    name: (first ?? { counterparty }).counterparty.name,
    parts: parts.map((part) => part.amountMinor),
  };
}

function expected({ minor: amount, status, isReversal, message, name, parts }: Written) {
  const hasParts = parts.length > 0;
  return {
    amountMinor: amount,
    status: STATUS[status],
    isReversal,
    message: hasParts ? message.trim() : '',
    name: hasParts ? name.trim() : '',
    parts: parts.length > 1 ? parts.map((size) => (amount < 0n ? -size : size)) : [],
  };
}

describe('what is written of a statement', () => {
  it('is read, in every version, prefix and layout, and proven', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { maxLength: 6 }), shape, async (entries, file) => {
        const read = await readGood(fileOf(entries, file));
        expect(read.all[0]!.map(comparable)).toEqual(entries.map(expected));
        const head = read.statements[0]!;
        expect([head.proof.status, read.version]).toEqual(['proven', `camt.053.001.${file.version}`]);
        expect(sumMinor(read.all[0]!.filter(({ status }) => status === 'booked').map(({ amountMinor }) => amountMinor))).toBe(
          head.bookedMinor,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is the same wherever its bytes are cut, and stands where it is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { maxLength: 4 }), shape, fc.integer({ min: 1, max: 300 }), async (entries, file, size) => {
        const bytes = Buffer.from(fileOf(entries, file));
        const whole = await readWhole(bytes);
        expect(await readWhole(bytes, {}, size)).toEqual(whole);
        if (whole.status === 'refused') throw new Error('It must be read');
        for (const { place } of whole.all[0]!) {
          const cut = bytes.subarray(place!.offset, place!.offset + place!.length).toString();
          expect(cut).toMatch(/^<(?:[^:<>]*:)?Ntry>[\s\S]*<\/(?:[^:<>]*:)?Ntry>$/);
          expect(bytes.subarray(0, place!.offset).toString().split('\n')).toHaveLength(place!.line);
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe('a file of many stretches', () => {
  it('is the same however it is cut', async () => {
    const one = (number: number) =>
      entry('1.50', { rest: `<NtryRef>${number}</NtryRef><AddtlNtryInf>Köp ${number} ${'–'.repeat(number % 9)}</AddtlNtryInf>` });
    const entries = Array.from({ length: 3_000 }, (_, index) => one(index)).join('\n');
    const bytes = Buffer.from(camt(statement(entries, '5500') + statement(entries, '5500')));
    const whole = await readWhole(bytes);
    if (whole.status === 'refused') throw new Error('It must be read');
    expect(whole.statements.map(({ proof }) => proof.status)).toEqual(['proven', 'proven']);
    expect(whole.all.map((all) => all.length)).toEqual([3_000, 3_000]);
    for (const all of whole.all) expect(all.every(({ references }, index) => references.ids[0] === `entry:${index}`)).toBe(true);
    const { offset, length } = whole.all[1]![2_999]!.place!;
    expect(bytes.subarray(offset, offset + length).toString()).toBe(one(2_999));
    for (const size of [65_536, 70_001, 1_000]) expect(await readWhole(bytes, {}, size)).toEqual(whole);
  });
});

describe('a file that is cut off', () => {
  it('is refused wherever it is cut', async () => {
    const whole = camt(statement(entry('5'), '1005'));
    const end = whole.lastIndexOf('>') + 1;
    for (let length = 0; length < end; length++)
      expect([length, (await readWhole(whole.slice(0, length))).status]).toEqual([length, 'refused']);
    expect((await readWhole(whole.slice(0, end))).status).toBe('read');
  });
});

describe('any bytes at all', () => {
  const readsOrRefuses = async (bytes: Uint8Array) => {
    const read = await readWhole(bytes);
    if (read.status === 'refused') {
      expect(read.faultCount).toBeGreaterThan(0);
      return;
    }
    for (const [index, { counts, bookedMinor }] of read.statements.entries()) {
      const all = read.all[index]!;
      expect(all).toHaveLength(counts.booked + counts.pending + counts.information);
      expect(sumMinor(all.filter(({ status }) => status === 'booked').map(({ amountMinor }) => amountMinor))).toBe(bookedMinor);
    }
  };
  const sample = Buffer.from(
    camt(
      statement(
        entry('5', { rest: details('<RmtInf><Ustrd>åäö &amp; &#65;</Ustrd></RmtInf>', '<Amt Ccy="EUR">7</Amt>') }) +
          entry('7', { direction: OUT }),
        '998',
      ),
    ),
  );

  it('are read or refused', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), readsOrRefuses), { numRuns: 150 });
  });

  it('of a file with some bytes changed are read or refused', async () => {
    const change = fc.record({
      at: fc.nat(sample.length - 1),
      to: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('<>/&;"\'= 09.-'))),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(sample);
        for (const { at, to } of changes) bytes[at] = to;
        await readsOrRefuses(bytes);
      }),
      { numRuns: 600 },
    );
  });

  it('of a file that lacks or doubles a part are read or refused, and a lost entry is never proven', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length), fc.nat(400), fc.boolean(), async (from, length, isDoubled) => {
        const part = sample.subarray(from, from + length);
        const bytes = Buffer.concat([sample.subarray(0, from), ...(isDoubled ? [part, part] : []), sample.subarray(from + length)]);
        await readsOrRefuses(bytes);
        const read = await readWhole(bytes);
        if (read.status === 'refused' || isDoubled) return;
        const [head] = read.statements;
        if (read.statements.length === 1 && head!.counts.booked < 2) expect(head!.proof.status).toBe('unproven');
      }),
      { numRuns: 400 },
    );
  });
});
