import { formatAmount } from '@saldo/kernel';

/** How big and of what kind the generated books are. The same seed gives the same bytes. */
export interface GeneratedSie {
  readonly vouchers: number;
  readonly seed: number;
}

const YEAR = 2025;
const BATCH = 500;
const WORDS = [
  'Faktura',
  'Löneutbetalning',
  'Kundinbetalning',
  'Hyra',
  'Återbetalning',
  'Övrigt inköp',
  'Försäljning',
  'Moms',
  'Äldre post',
  'Bankavgift',
];
const NAMES = [
  'Åkesson & Söner AB',
  'Bröderna Öberg HB',
  'Norrländska Maskin',
  'Café Rosen',
  'Länsförsäkringar',
  'Svea Ekonomi',
  'Hägersten Bygg',
];
const ACCOUNTS = Array.from({ length: 1_200 }, (_, index) => 1010 + index * 6 + (index % 5));
const CP437 = new Map([...'åäöÅÄÖé'].map((character, index) => [character, [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82][index]!]));

/**
 * A company's year as a real program exports it: SIE 4E in code page 437 with CRLF, its chart, objects and balances, which agree
 * with its vouchers; texts, objects, quantities, signs and corrections in the shares that are met in the field.
 */
export function* generateSie(books: GeneratedSie): Generator<Uint8Array> {
  yield cp437(headLines(sumsOf(books)));
  let lines: string[] = [];
  let held = 0;
  for (const voucher of vouchers(books)) {
    lines.push(voucherLines(voucher));
    if (++held % BATCH > 0) continue;
    yield cp437(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield cp437(lines.join(''));
}

interface Row {
  readonly account: number;
  readonly minor: number;
  readonly objects: string;
  readonly rest: string;
  readonly correction: '' | 'B' | 'R';
}

interface Voucher {
  readonly series: string;
  readonly number: number;
  readonly day: string;
  readonly text: string;
  readonly rows: readonly Row[];
}

/** The generator of Steele and Vigna's splitmix kind (mulberry32): small, quick and the same everywhere. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function* vouchers({ vouchers: count, seed }: GeneratedSie): Generator<Voucher> {
  const random = randomOf(seed);
  const numbers = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const series = 'ABCDEFL'[random(7)]!;
    const number = (numbers.get(series) ?? 0) + 1;
    numbers.set(series, number);
    const day = `${YEAR}${String(1 + random(12)).padStart(2, '0')}${String(1 + random(28)).padStart(2, '0')}`;
    const text = `${WORDS[random(WORDS.length)]} ${NAMES[random(NAMES.length)]}`;
    yield { series, number, day, text, rows: rowsOf(random, day) };
  }
}

function rowsOf(random: (below: number) => number, day: string): Row[] {
  const rows: Row[] = [];
  let rest = 0;
  for (let left = 1 + random(6); left > 0; left--) {
    const minor = (1 + random(5_000_000)) * (random(2) === 0 ? 1 : -1);
    rows.push(rowOf(random, day, minor));
    rest -= minor;
  }
  rows.push(rowOf(random, day, rest));
  if (random(50) === 0) rows.push({ ...rowOf(random, day, 5_000), correction: 'B' });
  if (random(50) === 0) rows.unshift({ ...rows[0]!, correction: 'R' });
  return rows;
}

function rowOf(random: (below: number) => number, day: string, minor: number): Row {
  const account = ACCOUNTS[random(ACCOUNTS.length)]!;
  const kind = random(10);
  const objects = kind < 2 ? `"1" "${100 + random(40)}"` : kind < 3 ? `"1" "${100 + random(40)}" "6" "P${random(300)}"` : '';
  const text = kind < 7 ? `${NAMES[random(NAMES.length)]} nr ${random(90_000)}${random(40) === 0 ? ' \\"kopia\\"' : ''}` : '';
  const quantity = random(10) === 0 ? `${1 + random(90)}.5` : '0';
  const sign = random(20) === 0 ? ` "${random(9)} Åsa Öman"` : '';
  return { account, minor, objects, rest: `${kind < 5 ? day : '""'} "${text}" ${quantity}${sign}`, correction: '' };
}

function voucherLines({ series, number, day, text, rows }: Voucher): string {
  let lines = `#VER ${series} ${number} ${day} "${text}" ${day}\r\n{\r\n`;
  for (const { account, minor, objects, rest, correction } of rows) {
    lines += `#${correction}TRANS ${account} {${objects}} ${amountText(BigInt(minor))} ${rest}\r\n`;
  }
  return `${lines}}\r\n`;
}

function amountText(minor: bigint): string {
  return formatAmount(minor);
}

function sumsOf(books: GeneratedSie): Map<number, bigint> {
  const sums = new Map<number, bigint>();
  for (const { rows } of vouchers(books)) {
    for (const { account, minor, correction } of rows) {
      if (correction === '') sums.set(account, (sums.get(account) ?? 0n) + BigInt(minor));
    }
  }
  return sums;
}

function headLines(sums: ReadonlyMap<number, bigint>): string {
  const lines = [
    '#FLAGGA 0',
    '#PROGRAM "Saldo bench" 1',
    '#FORMAT PC8',
    `#GEN ${YEAR + 1}0115`,
    '#SIETYP 4',
    '#ORGNR 556677-8899',
    '#FNAMN "Övningsbolaget Åkeri AB"',
    `#RAR 0 ${YEAR}0101 ${YEAR}1231`,
    `#RAR -1 ${YEAR - 1}0101 ${YEAR - 1}1231`,
    '#KPTYP EUBAS97',
    '#DIM 1 "Kostnadsställe"',
    '#DIM 6 "Projekt"',
  ];
  for (let object = 100; object < 140; object++) lines.push(`#OBJEKT 1 "${object}" "Ställe ${object}"`);
  for (let object = 0; object < 300; object++) lines.push(`#OBJEKT 6 "P${object}" "Projekt ${object}"`);
  for (const account of ACCOUNTS)
    lines.push(`#KONTO ${account} "Konto för ändamål ${account}"`, `#SRU ${account} ${7_200 + (account % 300)}`);
  for (const account of ACCOUNTS) {
    const sum = sums.get(account) ?? 0n;
    if (account >= 3_000) lines.push(`#RES 0 ${account} ${amountText(sum)}`);
    else
      lines.push(`#IB 0 ${account} ${amountText(BigInt(account) * 100n)}`, `#UB 0 ${account} ${amountText(BigInt(account) * 100n + sum)}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

function cp437(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 128 ? code : (CP437.get(text[i]!) ?? 63);
  }
  return bytes;
}
