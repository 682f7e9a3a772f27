import { z } from '@hono/zod-openapi';
import { formatAmount, type Language, sumMinor } from '@saldo/kernel';
import type { AccountMonths } from '@saldo/ledger';
import { amountText, currencyText, dayText, idText } from './basics.ts';

const figures = { opening: amountText, debit: amountText, credit: amountText, closing: amountText };

export const AccountMonthsSchema = z
  .object({
    financialYear: idText,
    account: z.string().openapi({ example: '1930' }),
    name: z.string().openapi({ description: 'As the chart of the year has it; empty where it is not in it.' }),
    from: dayText,
    to: dayText,
    currency: currencyText,
    months: z
      .array(z.object({ from: dayText, to: dayText, ...figures }))
      .openapi({ description: 'Every calendar month of the days, the first and the last cut to them; those without entries too.' }),
    totals: z.object(figures).openapi({ description: 'Of all the days: opening of the first month, closing of the last.' }),
    flags: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .openapi({ description: '`carried` where the source states no opening, so that the last closing stands there.' }),
  })
  .openapi('AccountMonths');

/** The months of an account as their resource. */
export function toAccountMonths(
  { year, account, name, months, flags }: AccountMonths,
  days: { readonly from: string; readonly to: string },
  language: Language,
): z.input<typeof AccountMonthsSchema> {
  return {
    financialYear: year.id,
    account,
    name,
    ...days,
    currency: year.currency,
    months: months.map(({ from, to, ...amounts }) => ({ from, to, ...toFigures(amounts) })),
    totals: toFigures({
      openingMinor: months[0]?.openingMinor ?? 0n,
      debitMinor: sumMinor(months.map(({ debitMinor }) => debitMinor)),
      creditMinor: sumMinor(months.map(({ creditMinor }) => creditMinor)),
      closingMinor: months.at(-1)?.closingMinor ?? 0n,
    }),
    flags: flags.map(({ code, message }) => ({ code, message: message[language] })),
  };
}

type Amounts = Pick<AccountMonths['months'][number], 'openingMinor' | 'debitMinor' | 'creditMinor' | 'closingMinor'>;

function toFigures({ openingMinor, debitMinor, creditMinor, closingMinor }: Amounts) {
  return {
    opening: formatAmount(openingMinor),
    debit: formatAmount(debitMinor),
    credit: formatAmount(creditMinor),
    closing: formatAmount(closingMinor),
  };
}
