import { addDays, daysBetween } from '@saldo/kernel';
import type { CheckedVoucher, CheckedYear } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { monthText } from '../day-number.ts';
import { both, nameOf, size, voucherHit } from '../hits.ts';
import { rules } from '../rules.ts';

/** Booked in the right year, in time, and changed only as the law allows. */
export const timeChecks: readonly Check[] = [
  {
    code: 'quality.date-outside-year',
    family: 'time',
    severity: 'error',
    title: both('Datum utanför räkenskapsåret', 'Date outside the financial year'),
    message: both('{voucher} är daterad {date}, utanför året {from}–{to}.', '{voucher} is dated {date}, outside the year {from}–{to}.'),
    mend: both('Rätta datumet, eller flytta verifikationen till rätt år.', 'Correct the date, or move the voucher to its year.'),
    rule: rules.financialYear,
    voucher: (voucher, shape, context) => {
      const year = context.facts.books.years[voucher.year];
      if (!year || (voucher.date >= year.from && voucher.date <= year.to)) return null;
      return voucherHit(context, voucher, { minor: shape.turnover, figures: { from: year.from, to: year.to }, entries: voucher.entries });
    },
  },
  {
    code: 'quality.date-future',
    family: 'time',
    severity: 'warning',
    title: both('Datum i framtiden', 'Date in the future'),
    message: both('{voucher} är daterad {date}, efter i dag.', '{voucher} is dated {date}, after today.'),
    mend: both('Rätta datumet, om det inte är avsett.', 'Correct the date, unless it is meant.'),
    rule: rules.bookInTime,
    limits: { days: { default: 0, unit: 'days', about: both('Så långt fram är i sin ordning', 'So far ahead is in order') } },
    voucher: (voucher, shape, context) =>
      shape.day > context.facts.today + context.limit('days')
        ? voucherHit(context, voucher, { minor: shape.turnover, figures: {}, entries: voucher.entries })
        : null,
  },
  {
    code: 'quality.registered-late',
    family: 'time',
    severity: 'warning',
    title: both('Bokförd för sent', 'Booked too late'),
    message: both(
      '{voucher} av {date} registrerades {registered}, {days} dagar senare.',
      '{voucher} of {date} was registered {registered}, {days} days later.',
    ),
    mend: both(
      'Bokför löpande; är sen bokföring avtalad, höj gränsen.',
      'Book as things happen; raise the limit where later booking is agreed.',
    ),
    rule: rules.bookInTime,
    isMaterial: true,
    // Fifty days after the quarter is the longest that BFNAR 2013:2 lets anybody wait; adjustments of the year's end come with the accounts.
    limits: { days: { default: 145, unit: 'days', about: both('Så många dagar efter händelsen', 'So many days after the event') } },
    voucher: (voucher, shape, context) => {
      if (!voucher.registeredOn) return null;
      const days = (shape.registered ?? shape.day) - shape.day;
      const year = context.facts.books.years[voucher.year];
      if (days <= context.limit('days') || (year && voucher.date === year.to)) return null;
      return voucherHit(context, voucher, {
        minor: shape.turnover,
        figures: { registered: voucher.registeredOn, days },
        entries: voucher.entries,
      });
    },
  },
  {
    code: 'quality.cash-registered-late',
    family: 'time',
    severity: 'info',
    title: both('Kontant händelse bokförd sent', 'Cash booked late'),
    message: both(
      '{voucher}: kassan ändrades {date} och bokfördes {registered}.',
      '{voucher}: cash changed on {date} and was booked on {registered}.',
    ),
    mend: both('Bokför kassan senast nästa arbetsdag.', 'Book cash by the next working day.'),
    rule: rules.bookInTime,
    isMaterial: true,
    limits: { days: { default: 14, unit: 'days', about: both('Så många dagar efter händelsen', 'So many days after the event') } },
    voucher: (voucher, shape, context) => {
      if (!voucher.registeredOn || !shape.hasMoney) return null;
      const days = (shape.registered ?? shape.day) - shape.day;
      if (days <= context.limit('days')) return null;
      const entries = voucher.entries.filter(({ code }) => code >= 1910 && code < 1920);
      if (entries.length === 0) return null;
      return voucherHit(context, voucher, {
        minor: Math.abs(entries[0]!.minor),
        figures: { registered: voucher.registeredOn, days },
        entries,
      });
    },
  },
  {
    code: 'quality.registered-ahead',
    family: 'time',
    severity: 'info',
    title: both('Bokförd i förväg', 'Booked ahead'),
    message: both(
      '{voucher} registrerades {registered} men är daterad {date}.',
      '{voucher} was registered on {registered} but is dated {date}.',
    ),
    mend: both('Kontrollera datumet.', 'Check the date.'),
    rule: rules.bookInTime,
    isMaterial: true,
    limits: { days: { default: 45, unit: 'days', about: both('Så många dagar före händelsen', 'So many days before the event') } },
    voucher: (voucher, shape, context) => {
      if (!voucher.registeredOn || shape.day - (shape.registered ?? shape.day) <= context.limit('days')) return null;
      return voucherHit(context, voucher, {
        minor: shape.turnover,
        figures: { registered: voucher.registeredOn },
        entries: voucher.entries,
      });
    },
  },
  {
    code: 'quality.changed-after-lock',
    family: 'time',
    severity: 'error',
    title: both('Ändrad i låst år', 'Changed in a locked year'),
    message: both(
      '{voucher} ändrades {changed}, efter att året låstes {locked}.',
      '{voucher} was changed on {changed}, after the year was locked on {locked}.',
    ),
    mend: both(
      'Återställ den, och rätta med en ny verifikation i den period då felet upptäcktes.',
      'Restore it, and correct by a new voucher in the period in which the fault was found.',
    ),
    rule: rules.corrections,
    voucher: (voucher, shape, context) => {
      const lockedOn = context.facts.books.years[voucher.year]?.lockedOn;
      if (!lockedOn || !voucher.changedOn || voucher.changedOn <= lockedOn) return null;
      return voucherHit(context, voucher, {
        minor: shape.turnover,
        figures: { changed: voucher.changedOn, locked: lockedOn },
        entries: voucher.entries,
      });
    },
  },
  {
    code: 'quality.registered-after-lock',
    family: 'time',
    severity: 'error',
    title: both('Bokförd i låst år', 'Booked in a locked year'),
    message: both(
      '{voucher} registrerades {registered}, efter att året låstes {locked}.',
      '{voucher} was registered on {registered}, after the year was locked on {locked}.',
    ),
    mend: both('Bokför den i öppen period i stället.', 'Book it in an open period instead.'),
    rule: rules.corrections,
    voucher: (voucher, shape, context) => {
      const lockedOn = context.facts.books.years[voucher.year]?.lockedOn;
      if (!lockedOn || !voucher.registeredOn || voucher.registeredOn <= lockedOn) return null;
      return voucherHit(context, voucher, {
        minor: shape.turnover,
        figures: { registered: voucher.registeredOn, locked: lockedOn },
        entries: voucher.entries,
      });
    },
  },
  {
    code: 'quality.correction-unsigned',
    family: 'time',
    severity: 'info',
    title: both('Rättelse utan namn och datum', 'Correction without name and date'),
    message: both(
      '{count} verifikationer har rättats utan att det syns när och av vem, som {voucher}.',
      '{count} vouchers were corrected without saying when and by whom, such as {voucher}.',
    ),
    mend: both('Låt källan exportera signatur och datum för rättelser.', 'Let the source export who corrected and when.'),
    rule: rules.corrections,
    books: (context) => unsigned(context),
  },
  {
    code: 'quality.voucher-vanished',
    family: 'time',
    severity: 'warning',
    title: both('Verifikation försvunnen ur källan', 'Voucher vanished at the source'),
    message: both(
      '{voucher} av {date} ({amount}) finns inte längre i källan.',
      '{voucher} of {date} ({amount}) is no longer at the source.',
    ),
    mend: both(
      'Ta reda på vem som tog bort den. Bokfört rättas, det raderas inte.',
      'Find out who removed it. What is booked is corrected, not erased.',
    ),
    rule: rules.corrections,
    books: (context) =>
      context.facts.books.years.flatMap((year) =>
        year.removed.map((voucher) => {
          const amount = voucher.entries.reduce((sum, { minor }) => sum + Math.max(0, minor), 0);
          const hit = voucherHit(context, voucher, { minor: amount, figures: { amount: size(amount) } });
          return { ...hit, about: `${hit.about} ${voucher.content}` };
        }),
      ),
  },
  {
    code: 'quality.year-gap',
    family: 'time',
    severity: 'warning',
    title: both('Räkenskapsår saknas', 'A financial year is missing'),
    message: both('Mellan {from} och {to} finns inget räkenskapsår.', 'There is no financial year between {from} and {to}.'),
    mend: both('Hämta eller läs in året som saknas.', 'Fetch or import the missing year.'),
    rule: rules.keepRecords,
    books: (context) =>
      context.facts.books.years.flatMap((year, place, years) => {
        const before = years[place - 1];
        if (!before || addDays(before.to, 1) >= year.from) return [];
        const figures = { from: addDays(before.to, 1), to: addDays(year.from, -1) };
        return [{ about: year.from, date: year.from, minor: 0, content: before.to, figures }];
      }),
  },
  {
    code: 'quality.year-too-long',
    family: 'time',
    severity: 'error',
    title: both('Räkenskapsåret är för långt', 'The financial year is too long'),
    message: both('Året {from}–{to} är längre än arton månader.', 'The year {from}–{to} is longer than eighteen months.'),
    mend: both('Rätta årets början och slut i källan.', 'Correct the beginning and end at the source.'),
    rule: rules.financialYear,
    // Eighteen months are at most 549 days.
    books: (context) => yearsThat(context, (year) => daysBetween(year.from, year.to) + 1 > 550),
  },
  {
    code: 'quality.month-empty',
    family: 'time',
    severity: 'warning',
    title: both('Månad utan verifikationer', 'Month without vouchers'),
    message: both(
      '{month} har inga verifikationer; månaderna intill har {count}.',
      '{month} has no vouchers; the months beside it have {count}.',
    ),
    mend: both('Kontrollera att månaden är bokförd och hämtad.', 'Check that the month is booked and fetched.'),
    rule: rules.bookInTime,
    limits: { vouchers: { default: 10, unit: 'count', about: both('Så många har månaderna intill', 'So many have the months beside it') } },
    books: emptyMonths,
  },
];

function yearsThat(context: CheckContext, isWrong: (year: CheckedYear) => boolean): Hit[] {
  return context.facts.books.years
    .filter(isWrong)
    .map((year) => ({ about: year.from, date: year.from, minor: 0, content: year.to, figures: { from: year.from, to: year.to } }));
}

function unsigned(context: CheckContext): Hit[] {
  const { books, ordered } = context.facts;
  const byYear = books.years.map((): CheckedVoucher[] => []);
  for (const voucher of ordered) if (voucher.unsignedCorrections > 0) byYear[voucher.year]?.push(voucher);
  return byYear.flatMap((vouchers, place) => {
    const [first] = vouchers;
    if (!first) return [];
    return [
      {
        about: books.years[place]!.from,
        date: vouchers.at(-1)!.date,
        minor: 0,
        content: String(vouchers.length),
        vouchers: vouchers.slice(0, 20),
        figures: { count: vouchers.length, voucher: nameOf(first) },
      },
    ];
  });
}

function* emptyMonths(context: CheckContext): Generator<Hit> {
  const { vouchersIn, firstMonth, months } = context.facts;
  const least = context.limit('vouchers');
  for (let month = 1; month < months - 1; month++) {
    if (vouchersIn[month] !== 0) continue;
    const beside = Math.min(vouchersIn[month - 1]!, vouchersIn[month + 1]!);
    if (beside < least || !context.facts.isOver(firstMonth + month)) continue;
    const text = monthText(firstMonth + month);
    yield { about: text, date: `${text}-28` as Hit['date'], minor: 0, figures: { month: text, count: beside } };
  }
}
