import type { CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { both, nameOf, vouchersHit } from '../hits.ts';
import { rules } from '../rules.ts';

/** Numbers in a series run without holes, and no two vouchers share one. */
export const numberingChecks: readonly Check[] = [
  {
    code: 'quality.number-duplicate',
    family: 'numbering',
    severity: 'error',
    title: both('Samma nummer två gånger', 'The same number twice'),
    message: both('{count} verifikationer har numret {voucher}.', '{count} vouchers have the number {voucher}.'),
    mend: both('Ge alla utom en ett nytt nummer, eller ta bort den som är en kopia.', 'Give all but one a new number, or remove the copy.'),
    rule: rules.voucherNumber,
    books: duplicateNumbers,
  },
  {
    code: 'quality.number-gap',
    family: 'numbering',
    severity: 'warning',
    title: both('Lucka i nummerserien', 'A gap in the numbers'),
    message: both('Serie {series}: {numbers} saknas ({count} nummer).', 'Series {series}: {numbers} missing ({count} numbers).'),
    mend: both(
      'Förklara luckan (makulerad, flyttad serie) och godta, eller hämta det som saknas. Fyll den aldrig i efterhand.',
      'Explain the gap (cancelled, moved series) and accept, or fetch what is missing. Never fill it afterwards.',
    ),
    rule: rules.voucherNumber,
    limits: {
      most: { default: 50, unit: 'count', about: both('Fler luckor än så blir ett fynd', 'More gaps than this become one finding') },
    },
    books: (context) => runs(context, gapsIn),
  },
  {
    code: 'quality.number-jump',
    family: 'numbering',
    severity: 'info',
    title: both('Nummerserien hoppar', 'The numbers jump'),
    message: both('Serie {series} hoppar från {before} till {number}.', 'Series {series} jumps from {before} to {number}.'),
    mend: both(
      'Är det ett eget nummerblock är allt rätt; är det ett skrivfel, rätta numret.',
      'A block of its own is in order; a typing fault is corrected.',
    ),
    rule: rules.voucherNumber,
    books: (context) => runs(context, jumpsIn),
  },
  {
    code: 'quality.number-start',
    family: 'numbering',
    severity: 'info',
    title: both('Serien börjar inte på 1', 'The series does not begin at 1'),
    message: both('Serie {series} börjar på {number}.', 'Series {series} begins at {number}.'),
    mend: both('Kontrollera att inga tidigare verifikationer saknas.', 'Check that no earlier voucher is missing.'),
    rule: rules.voucherNumber,
    books: (context) => runs(context, startOf),
  },
  {
    code: 'quality.number-missing',
    family: 'numbering',
    severity: 'warning',
    title: both('Verifikation utan nummer', 'Voucher without a number'),
    message: both('{count} verifikationer saknar nummer.', '{count} vouchers have no number.'),
    mend: both('Ge dem nummer i källan.', 'Number them at the source.'),
    rule: rules.voucherNumber,
    books: (context) => together(context, ({ number }) => number.trim() === ''),
  },
  {
    code: 'quality.number-not-numeric',
    family: 'numbering',
    severity: 'info',
    title: both('Numret är inget tal', 'The number is no number'),
    message: both(
      '{count} verifikationer har nummer som inte är tal, som {voucher}.',
      '{count} vouchers have numbers that are none, such as {voucher}.',
    ),
    mend: both('Kontrollera att numreringen är fullständig.', 'Check that the numbering is complete.'),
    rule: rules.voucherNumber,
    books: (context) => together(context, ({ number }) => number.trim() !== '' && !/^\d+$/.test(number)),
  },
  {
    code: 'quality.number-order',
    family: 'numbering',
    severity: 'info',
    title: both('Nummer och datum går isär', 'Numbers and dates part'),
    message: both(
      '{voucher} är daterad {days} dagar före närmast tidigare nummer {other}.',
      '{voucher} is dated {days} days before the number ahead of it, {other}.',
    ),
    mend: both('Kontrollera datumet.', 'Check the date.'),
    rule: rules.bookInTime,
    limits: { days: { default: 120, unit: 'days', about: both('Så många dagar bakåt', 'So many days back') } },
    books: (context) => runs(context, backwards),
  },
  {
    code: 'quality.series-rare',
    family: 'numbering',
    severity: 'info',
    title: both('Serie som nästan inte används', 'A series that is hardly used'),
    message: both('Serie {series} har {count} verifikationer av {total}.', 'Series {series} has {count} vouchers of {total}.'),
    mend: both('Kontrollera att serien är avsedd.', 'Check that the series is meant.'),
    rule: rules.practice,
    limits: { total: { default: 500, unit: 'count', about: both('Så många verifikationer ska året ha', 'The year has so many vouchers') } },
    books: rareSeries,
  },
];

interface Run {
  readonly series: string;
  readonly year: number;
  readonly vouchers: readonly CheckedVoucher[];
  readonly numbers: readonly number[];
}

function runsOf(context: CheckContext): readonly Run[] {
  const { ordered } = context.facts;
  const bySeries = new Map<string, { voucher: CheckedVoucher; number: number }[]>();
  for (const voucher of ordered) {
    if (!isRunning(voucher.number)) continue;
    const key = `${voucher.year} ${voucher.series}`;
    const run = bySeries.get(key);
    const one = { voucher, number: Number(voucher.number) };
    if (run) run.push(one);
    else bySeries.set(key, [one]);
  }
  return [...bySeries.values()].map((run) => {
    run.sort((a, b) => a.number - b.number);
    const vouchers = run.map(({ voucher }) => voucher);
    return { series: vouchers[0]!.series, year: vouchers[0]!.year, vouchers, numbers: run.map(({ number }) => number) };
  });
}

const kept = new WeakMap<object, readonly Run[]>();

function runsKept(context: CheckContext): readonly Run[] {
  let all = kept.get(context.facts);
  if (!all) {
    all = runsOf(context);
    kept.set(context.facts, all);
  }
  return all;
}

function runs(context: CheckContext, hits: (context: CheckContext, run: Run) => Hit[]): Hit[] {
  return runsKept(context).flatMap((run) => hits(context, run));
}

function duplicateNumbers(context: CheckContext): Hit[] {
  const groups: CheckedVoucher[][] = [];
  for (const { vouchers, numbers } of runsKept(context)) {
    for (let from = 0, to = 1; from < numbers.length; from = to++) {
      while (to < numbers.length && numbers[to] === numbers[from]) to++;
      if (to - from > 1) groups.push(vouchers.slice(from, to));
    }
  }
  const others = context.facts.ordered.filter(({ number }) => number.trim() !== '' && !isRunning(number));
  groups.push(...Map.groupBy(others, ({ year, series, number }) => `${year} ${series} ${number}`).values());
  return groups.flatMap((group) => {
    const [first, ...rest] = group;
    if (!first || rest.length === 0) return [];
    const hit = vouchersHit(context, [first, ...rest], { minor: 0, figures: { count: group.length } });
    return [{ ...hit, about: `${yearName(context, first.year)} ${first.series} ${first.number}` }];
  });
}

// Longer numbers than these are no running numbers.
function isRunning(number: string): boolean {
  return number.length <= 12 && /^\d+$/.test(number);
}

function gapsIn(context: CheckContext, { series, year, vouchers, numbers }: Run): Hit[] {
  const hits: Hit[] = [];
  let missing = 0;
  for (let place = 1; place < numbers.length; place++) {
    const [before, after] = [numbers[place - 1]!, numbers[place]!];
    if (after <= before + 1 || after > before + BLOCK_NUMBERS) continue;
    missing += after - before - 1;
    const text = after === before + 2 ? String(before + 1) : `${before + 1}–${after - 1}`;
    hits.push({
      about: `${yearName(context, year)} ${series} ${text}`,
      date: vouchers[place]!.date,
      minor: 0,
      content: text,
      // The neighbours are told, but changing one of them explains nothing.
      figures: { series: series || '–', numbers: text, count: after - before - 1 },
    });
  }
  if (hits.length <= context.limit('most')) return hits;
  const text = `${hits.length} × …`;
  return [
    {
      about: `${yearName(context, year)} ${series}`,
      date: vouchers.at(-1)!.date,
      minor: 0,
      content: String(missing),
      figures: { series: series || '–', numbers: text, count: missing },
    },
  ];
}

/** A hole as wide as this is where a block of numbers ends: kinds of vouchers often have one each. */
const BLOCK_NUMBERS = 1_000;

function jumpsIn(context: CheckContext, { series, year, vouchers, numbers }: Run): Hit[] {
  return numbers.flatMap((after, place) => {
    const before = numbers[place - 1];
    if (before === undefined || after <= before + BLOCK_NUMBERS) return [];
    const figures = { series: series || '–', before: String(before), number: String(after) };
    return [
      { about: `${yearName(context, year)} ${series} ${after}`, date: vouchers[place]!.date, minor: 0, content: String(before), figures },
    ];
  });
}

function startOf(context: CheckContext, { series, year, vouchers, numbers }: Run): Hit[] {
  const [first] = numbers;
  if (first === undefined || first <= 1) return [];
  return [
    {
      about: `${yearName(context, year)} ${series}`,
      date: vouchers[0]!.date,
      minor: 0,
      content: String(first),
      figures: { series: series || '–', number: String(first) },
    },
  ];
}

function backwards(context: CheckContext, { vouchers }: Run): Hit[] {
  const most = context.limit('days');
  return vouchers.flatMap((voucher, place) => {
    const before = vouchers[place - 1];
    if (!before || before.date <= voucher.date) return [];
    const days = Math.round((Date.parse(before.date) - Date.parse(voucher.date)) / 86_400_000);
    if (days <= most) return [];
    return [vouchersHit(context, [voucher, before], { minor: 0, figures: { days, other: nameOf(before) } })];
  });
}

function together(context: CheckContext, isOne: (voucher: CheckedVoucher) => boolean): Hit[] {
  const { books, ordered } = context.facts;
  return books.years.flatMap((year, place) => {
    const vouchers = ordered.filter((voucher) => voucher.year === place && isOne(voucher));
    const [first] = vouchers;
    if (!first) return [];
    return [
      {
        about: year.from,
        date: vouchers.at(-1)!.date,
        minor: 0,
        content: String(vouchers.length),
        vouchers: vouchers.slice(0, 20),
        figures: { count: vouchers.length, voucher: nameOf(first) },
      },
    ];
  });
}

function rareSeries(context: CheckContext): Hit[] {
  const { books, ordered } = context.facts;
  return books.years.flatMap((year, place) => {
    const bySeries = new Map<string, CheckedVoucher[]>();
    let total = 0;
    for (const voucher of ordered) {
      if (voucher.year !== place) continue;
      total++;
      const all = bySeries.get(voucher.series);
      if (all) all.push(voucher);
      else bySeries.set(voucher.series, [voucher]);
    }
    if (total < context.limit('total')) return [];
    return [...bySeries].flatMap(([series, vouchers]) =>
      vouchers.length > 2
        ? []
        : [
            {
              about: `${year.from} ${series}`,
              date: vouchers.at(-1)!.date,
              minor: 0,
              vouchers,
              figures: { series: series || '–', count: vouchers.length, total },
            },
          ],
    );
  });
}

function yearName(context: CheckContext, year: number): string {
  return context.facts.books.years[year]?.from ?? '';
}
