import type { Random } from '@saldo/sandbox';
import { Counterparties, ocrNumber } from './counterparties.ts';
import { drawn, LevelEvents } from './levels.ts';
import { AccountMaker, bankDaysLater, type MadeAccount } from './made-account.ts';

type Fault =
  | 'in order'
  | 'wrong reference'
  | 'reused OCR'
  | 'mistyped amount'
  | 'mistyped name'
  | 'other name'
  | 'twin batches'
  | 'other account'
  | 'months split'
  | 'two halves'
  | 'wrong sign'
  | 'batch in'
  | 'card fee';

const WEIGHTS: readonly (readonly [Fault, number])[] = [
  ['in order', 45],
  ['wrong reference', 8],
  ['reused OCR', 10],
  ['mistyped amount', 4],
  ['mistyped name', 6],
  ['other name', 5],
  ['twin batches', 1.5],
  ['other account', 6],
  ['months split', 3],
  ['two halves', 3],
  ['wrong sign', 1.5],
  ['batch in', 4],
  ['card fee', 3],
];

/** An account of about so many bank rows whose books were kept carelessly: other faults than the levels have. */
export function generateFaults(bankRows: number, seed: number): MadeAccount {
  const account = new AccountMaker(seed, seed % 2 === 0);
  const faults = new Faults(account, bankRows);
  while (account.bankRows < bankRows) faults.happen(drawn(account.random, WEIGHTS));
  return account.finish();
}

/** What goes wrong, one way each. */
class Faults {
  readonly #account: AccountMaker;
  readonly #random: Random;
  readonly #parties: Counterparties;
  readonly #events: LevelEvents;
  /** References of items that are there already, which others use by mistake. */
  readonly #references: string[] = ['1234567'];
  readonly #ocrOf = new Map<string, string>();

  constructor(account: AccountMaker, bankRows: number) {
    this.#account = account;
    this.#random = account.random;
    this.#parties = new Counterparties(account.random, Math.max(20, bankRows / 20));
    this.#events = new LevelEvents(account, bankRows);
  }

  happen(fault: Fault): void {
    if (fault === 'in order') this.#inOrder();
    else if (fault === 'wrong reference')
      this.#pair(fault, { bankReferences: [this.#random.pick(this.#references)], ledgerReferences: [this.#newReference()] });
    else if (fault === 'reused OCR') this.#reusedOcr();
    else if (fault === 'mistyped amount') this.#pair(fault, { ledgerMinor: mistyped });
    else if (fault === 'mistyped name') this.#pair(fault, { ledgerName: (name) => mistypedName(name, this.#random) });
    else if (fault === 'other name') this.#pair(fault, { ledgerName: () => this.#parties.company() });
    else if (fault === 'twin batches') this.#twinBatches();
    else if (fault === 'other account') this.#otherAccount();
    else if (fault === 'months split') this.#monthsSplit();
    else if (fault === 'two halves') this.#twoHalves();
    else if (fault === 'wrong sign') this.#wrongSign();
    else if (fault === 'batch in') this.#events.batchIn();
    else this.#events.cardFee();
  }

  #inOrder(): void {
    const reference = this.#newReference();
    const references = this.#random.chance(0.7) ? [reference] : [];
    this.#pair('in order', { bankReferences: references, ledgerReferences: references });
  }

  #reusedOcr(): void {
    const name = this.#parties.company();
    const ocr = this.#ocrOf.get(name) ?? ocrNumber(this.#random);
    this.#ocrOf.set(name, ocr);
    this.#pair('reused OCR', { name, bankReferences: [ocr], ledgerReferences: [ocr] });
  }

  /** Two deposits of one amount on one day, of different items. */
  #twinBatches(): void {
    const day = this.#account.day();
    const first = Array.from({ length: this.#random.between(2, 6) }, () => this.#account.amount(2_000));
    const total = first.reduce((sum, minor) => sum + minor, 0);
    const second: number[] = [];
    for (let rest = total, left = this.#random.between(2, 6); left > 0; left--) {
      const minor = left === 1 ? rest : Math.max(100, Math.round((rest / left) * (0.5 + this.#random.next())));
      second.push(minor);
      rest -= minor;
    }
    for (const parts of [first, second]) {
      const bank = this.#account.add('bank', { day, minor: total, text: 'BANKGIROINSÄTTNING' });
      const entries = parts.map((minor) => this.#account.add('ledger', { day, minor, name: this.#parties.company() }));
      this.#account.belong('twin batches', [bank], entries);
    }
  }

  /** Booked on another account: the bank's row has nothing here; and what belongs elsewhere is booked here. */
  #otherAccount(): void {
    const [day, minor] = [this.#account.day(), this.#signed()];
    const side = this.#random.chance(0.5) ? 'bank' : 'ledger';
    this.#account.add(side, {
      day,
      minor,
      name: this.#parties.company(),
      references: this.#random.chance(0.5) ? [this.#newReference()] : [],
    });
  }

  /** One payment, booked in two months. */
  #monthsSplit(): void {
    const [day, minor, name] = [this.#account.day(), this.#signed(), this.#parties.company()];
    const half = Math.round((minor * (0.3 + 0.4 * this.#random.next())) / 100) * 100;
    const bank = this.#account.add('bank', { day, minor, name });
    const now = this.#account.add('ledger', { day, minor: half, name });
    const later = this.#account.add('ledger', { day: bankDaysLater(day, 21), minor: minor - half, name });
    this.#account.belong('months split', [bank], [now, later]);
  }

  /** One item, paid in two halves a while apart. */
  #twoHalves(): void {
    const [day, minor, name] = [this.#account.day(), this.#signed(), this.#parties.company()];
    const half = Math.round(minor / 200) * 100;
    const references = this.#random.chance(0.6) ? [this.#newReference()] : [];
    const first = this.#account.add('bank', { day, minor: half, name, references });
    const second = this.#account.add('bank', {
      day: bankDaysLater(day, this.#random.between(3, 15)),
      minor: minor - half,
      name,
      references,
    });
    this.#account.belong('two halves', [first, second], [this.#account.add('ledger', { day, minor, name, references })]);
  }

  #wrongSign(): void {
    const [day, minor, name] = [this.#account.day(), this.#signed(), this.#parties.company()];
    this.#account.add('bank', { day, minor, name });
    this.#account.add('ledger', { day, minor: -minor, name });
  }

  #pair(
    event: Fault,
    given: {
      readonly name?: string;
      readonly bankReferences?: readonly string[];
      readonly ledgerReferences?: readonly string[];
      readonly ledgerMinor?: (minor: number) => number;
      readonly ledgerName?: (name: string) => string;
    },
  ): void {
    const day = this.#account.day();
    const [minor, name] = [this.#signed(), given.name ?? this.#parties.company()];
    const bank = this.#account.add('bank', { day, minor, name, references: given.bankReferences ?? [] });
    const ledger = this.#account.add('ledger', {
      day: bankDaysLater(day, this.#random.chance(0.6) ? 0 : this.#random.between(-3, 2)),
      minor: given.ledgerMinor?.(minor) ?? minor,
      name: given.ledgerName?.(name) ?? name,
      references: given.ledgerReferences ?? [],
    });
    this.#account.belong(event, [bank], [ledger]);
  }

  #newReference(): string {
    const reference = ocrNumber(this.#random);
    this.#references.push(reference);
    return reference;
  }

  #signed(): number {
    const minor = this.#account.amount();
    return this.#random.chance(0.5) ? minor : -minor;
  }
}

/** Two neighbouring digits of the kronor change places, or the first goes up by one. */
function mistyped(minor: number): number {
  const digits = String(Math.abs(minor));
  const at = [...digits].findIndex((digit, place) => place > 0 && digit !== digits[place - 1]);
  if (at < 0) return minor + Math.sign(minor) * 10 ** (digits.length - 1);
  const swapped = digits.slice(0, at - 1) + digits[at] + digits[at - 1] + digits.slice(at + 1);
  return Math.sign(minor) * Number(swapped);
}

function mistypedName(name: string, random: Random): string {
  const at = random.between(1, Math.max(1, name.length - 2));
  return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
}
