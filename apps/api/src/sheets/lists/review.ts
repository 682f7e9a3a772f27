import type { z } from '@hono/zod-openapi';
import type { Language } from '@saldo/kernel';
import type { FinancialYearSchema } from '../../wire/ledger.ts';
import type { Sheet } from '../sheet.ts';

type Year = z.input<typeof FinancialYearSchema>;

/** A client and one of its years; a client without books stands there by itself. */
export interface ReviewedYear {
  readonly client: { readonly name: string; readonly orgNo: string };
  readonly year: Year | null;
}

/** How a year stands to its source: it agrees, it does not or nobody has looked, or there are no books. */
export const yearProofs = ['proven', 'unproven', 'none'] as const;

/** How a year stands to its source, as the list is narrowed by it. */
export function yearProofState(year: Pick<Year, 'proof'> | null): (typeof yearProofs)[number] {
  if (year === null) return 'none';
  return year.proof?.status === 'proven' ? 'proven' : 'unproven';
}

/** What is to be examined: clients, their years and the proof of each. */
export const reviewSheet: Sheet<ReviewedYear> = {
  list: 'review',
  title: { sv: 'Granskning', en: 'Review' },
  columns: [
    { id: 'client', header: { sv: 'Klient', en: 'Client' }, kind: 'text', value: ({ client }) => client.name },
    { id: 'orgNo', header: { sv: 'Organisationsnummer', en: 'Organisation number' }, kind: 'text', value: ({ client }) => client.orgNo },
    { id: 'year', header: { sv: 'Räkenskapsår', en: 'Financial year' }, kind: 'text', value: ({ year }) => year && nameOf(year) },
    { id: 'from', header: { sv: 'Från', en: 'From' }, kind: 'day', value: ({ year }) => year?.from ?? null },
    { id: 'to', header: { sv: 'Till', en: 'To' }, kind: 'day', value: ({ year }) => year?.to ?? null },
    {
      id: 'proof',
      header: { sv: 'Mot källans saldon', en: 'Against the source' },
      kind: 'text',
      value: ({ year }, language) => proofText(year, language),
    },
    {
      id: 'locked',
      header: { sv: 'Läge', en: 'State' },
      kind: 'text',
      value: ({ year }, language) =>
        year && (year.locked ? { sv: 'Låst i källan', en: 'Locked at source' } : { sv: 'Öppet', en: 'Open' })[language],
    },
  ],
};

function nameOf({ from, to }: Pick<Year, 'from' | 'to'>): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}/${last}`;
}

// In the words of the page.
function proofText(year: Year | null, language: Language): string {
  if (!year) return { sv: 'ingen bokföring', en: 'no books' }[language];
  const { proof } = year;
  if (!proof) return { sv: 'inte prövat', en: 'not proved' }[language];
  if (proof.status === 'proven') return { sv: 'stämmer', en: 'agrees' }[language];
  const { differenceCount: differences, unbalanced } = proof;
  if (differences > 0)
    return {
      sv: `${differences} ${differences === 1 ? 'skillnad' : 'skillnader'}`,
      en: `${differences} difference${differences === 1 ? '' : 's'}`,
    }[language];
  if (unbalanced > 0) return { sv: `${unbalanced} i obalans`, en: `${unbalanced} out of balance` }[language];
  return { sv: 'källan anger inga saldon', en: 'the source states no balances' }[language];
}
