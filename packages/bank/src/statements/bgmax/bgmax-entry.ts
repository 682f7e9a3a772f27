import type { BankEntry, EntryDetail, References } from '../statement.ts';
import type { BgmaxRecord } from './bgmax-record.ts';
import type { BgmaxDeposit, BgmaxPayment } from './bgmax-scanner.ts';

/** A deposit as one entry with its payments; what a single payment says stands in the entry itself. */
export function depositEntry(deposit: BgmaxDeposit, payments: readonly BgmaxPayment[]): BankEntry {
  const details = payments.map((payment) => detailOf(deposit, payment));
  const [first] = details;
  const only = details.length === 1 && first !== undefined ? first : null;
  const name = `Bankgiro ${deposit.bankgiro || deposit.plusgiro}`;
  const ids = [`deposit:${deposit.bankgiro || deposit.plusgiro}-${deposit.date}-${deposit.number}`];
  return {
    status: 'booked',
    bookingDate: deposit.date,
    valueDate: null,
    amountMinor: deposit.amountMinor,
    currency: deposit.currency,
    isReversal: false,
    code: `BGMAX${deposit.type && `-${deposit.type}`}`,
    counterparty: only?.counterparty ?? { name: '', account: '' },
    references: { ...(only?.references ?? NO_REFERENCES), bankgiro: deposit.bankgiro, ids: [...ids, ...(only?.references.ids ?? [])] },
    text: only && only.text !== '' ? `${name}\n${only.text}` : name,
    foreign: null,
    charges: [],
    balanceAfterMinor: null,
    details: only ? [] : details,
    parts: deposit.count,
    place: { offset: deposit.offset, length: deposit.length, line: deposit.line },
  };
}

const NO_REFERENCES: References = { endToEnd: '', ocr: '', bankgiro: '', message: '', invoices: [], ids: [] };

function detailOf({ bankgiro }: BgmaxDeposit, { record, amountMinor, lines }: BgmaxPayment): EntryDetail {
  const of = (code: string) => lines.filter((line) => line.code === code);
  const reference = record.text(13, 37);
  // Codes 2 and 4: the reference is right by the agreed check; 3 and 5: it is not, and often a text (technical manual, 3.2.3).
  const isOcr = /^[24]$/.test(record.text(56, 56));
  const information = of('25').map((line) => line.text(3, 52));
  const extra = lines.filter(({ code }) => code === '22' || code === '23').map((line) => line.text(13, 37));
  return {
    amountMinor,
    counterparty: { name: of('26')[0]?.text(3, 37) ?? '', account: record.number(3, 12) },
    references: {
      endToEnd: '',
      ocr: isOcr ? reference : '',
      bankgiro,
      message: [isOcr ? '' : reference, ...information].filter((line) => line !== '').join('\n'),
      invoices: extra.filter((text) => text !== ''),
      ids: idsOf(record, of('29')[0]),
    },
    text: addressOf(of('26'), of('27'), of('28')),
    foreign: null,
    charges: [],
    isReversal: false,
  };
}

/** The number that Bankgirot gave the payment, and the codes that it has beside it. */
function idsOf(record: BgmaxRecord, organisation: BgmaxRecord | undefined): string[] {
  const ids: (readonly [string, string])[] = [
    ['bankgirot', record.text(58, 69)],
    ['reference-code', record.number(56, 56)],
    ['channel', record.number(57, 57)],
    ['deduction-code', record.code === '21' ? record.number(71, 71) : ''],
    ['org-number', organisation?.number(3, 14) ?? ''],
  ];
  return ids.filter(([, value]) => value !== '').map(([kind, value]) => `${kind}:${value}`);
}

/** Name, extra name, street, post code and town, country: as far as they are told, a line each. */
function addressOf(names: readonly BgmaxRecord[], streets: readonly BgmaxRecord[], towns: readonly BgmaxRecord[]): string {
  const lines = [
    ...names.flatMap((line) => [line.text(3, 37), line.text(38, 72)]),
    ...streets.map((line) => line.text(3, 37)),
    [...streets.map((line) => line.text(38, 46)), ...towns.map((line) => line.text(3, 37))].filter((word) => word !== '').join(' '),
    ...towns.map((line) => line.text(38, 72)),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
