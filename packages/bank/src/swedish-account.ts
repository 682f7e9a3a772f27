import { luhnHolds } from '@saldo/kernel';

/** A clearing number and what follows it, filled up to its width. */
interface SwedishNumber {
  readonly clearing: string;
  readonly account: string;
  /** What stands in an IBAN behind `SE` and the check digits: the bank's three digits and seventeen more. */
  readonly inIban: string;
}

/**
 * Numbers whose account is not seven digits behind the clearing number (Bankgirot, "Bankernas kontonummer", type 2), and how an IBAN has
 * them (Svenska bankföreningen, "IBAN och svenskt nationellt kontonummer"): most leave the clearing number out.
 */
const TYPE_2: readonly {
  readonly from: number;
  readonly to: number;
  readonly bank: string;
  readonly width: 9 | 10;
  readonly withClearing?: true;
}[] = [
  { from: 3300, to: 3300, bank: '300', width: 10 }, // Nordea, personal accounts
  { from: 3782, to: 3782, bank: '300', width: 10 },
  { from: 6000, to: 6999, bank: '600', width: 9 }, // Handelsbanken
  { from: 9180, to: 9189, bank: '120', width: 10 }, // Danske Bank
  { from: 9300, to: 9329, bank: '930', width: 10 }, // savings banks in Swedbank
  { from: 9330, to: 9349, bank: '933', width: 10 },
  { from: 9500, to: 9549, bank: '950', width: 10, withClearing: true }, // Nordea, plusgiro
  { from: 9570, to: 9579, bank: '957', width: 10 }, // Sparbanken Syd
  { from: 9890, to: 9899, bank: '989', width: 10 }, // Riksgälden
  { from: 9960, to: 9969, bank: '950', width: 10, withClearing: true },
];

/** Whether a number of the country's own, digits only, is the account of a Swedish IBAN; also where the IBAN leaves the clearing number out. */
export function isInIban(iban: string, bban: string): boolean {
  if (!iban.startsWith('SE') || !/^\d+$/.test(bban)) return false;
  const number = iban.slice(4);
  const isTail = bban.length >= SHORTEST_TAIL && number.endsWith(bban) && /^0*$/.test(number.slice(3, number.length - bban.length));
  return isTail || swedishNumber(bban)?.inIban === number;
}

/** Whether two numbers of the country's own are one, of which either may lack zeros, or the fifth digit of Swedbank's clearing number. */
export function isSameNumber(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [swedishNumber(one), swedishNumber(other)];
  return a !== null && b !== null && a.clearing === b.clearing && a.account === b.account;
}

const SHORTEST_TAIL = 9;
const SHORTEST_ACCOUNT = 6;

function swedishNumber(bban: string): SwedishNumber | null {
  if (!/^\d{10,15}$/.test(bban)) return null;
  if (bban.startsWith('8')) return numberOfSwedbank(bban);
  const clearing = bban.slice(0, 4);
  const rule = TYPE_2.find(({ from, to }) => from <= Number(clearing) && Number(clearing) <= to);
  const written = bban.slice(4);
  if (!rule || written.length > rule.width || written.length < SHORTEST_ACCOUNT) return null;
  const account = written.padStart(rule.width, '0');
  return { clearing, account, inIban: `${rule.bank}${`${rule.withClearing ? clearing : ''}${account}`.padStart(17, '0')}` };
}

// 8xxx has a fifth digit, which is its check digit and often left out, and up to ten of the account.
function numberOfSwedbank(bban: string): SwedishNumber | null {
  const five = bban.slice(0, 5);
  const clearing = luhnHolds(five) ? five : withCheckDigit(bban.slice(0, 4));
  const written = bban.slice(luhnHolds(five) ? 5 : 4);
  if (written.length > 10 || written.length < SHORTEST_ACCOUNT) return null;
  const account = written.padStart(10, '0');
  return { clearing, account, inIban: `800${`${clearing}${account}`.padStart(17, '0')}` };
}

function withCheckDigit(digits: string): string {
  const check = '0123456789'.split('').find((digit) => luhnHolds(digits + digit));
  return digits + (check ?? '');
}
