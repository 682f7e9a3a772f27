import { SaldoError } from '@saldo/kernel';
import { DETAILS_IN_BATCH, ENTRIES_IN_BATCH } from './limits.ts';
import type { BankEntry, EntryBatch, StatementReading } from './statement.ts';

/** Puts entries together to batches of one statement each. */
export class EntryBatches {
  given = 0;
  readonly #size: number;
  #statement = 0;
  #waiting: BankEntry[] = [];
  #details = 0;
  #full: EntryBatch[] = [];

  constructor(size = ENTRIES_IN_BATCH) {
    this.#size = size;
  }

  add(statement: number, entry: BankEntry): void {
    if (statement !== this.#statement || this.#waiting.length >= this.#size) this.#close();
    this.#statement = statement;
    this.#waiting.push(entry);
    this.#details += entry.details.length;
    if (this.#details >= DETAILS_IN_BATCH) this.#close();
  }

  /** The batches that are full, each only once. */
  take(): EntryBatch[] {
    if (this.#full.length === 0) return [];
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** What is left when the file has ended. Throws where that was not the file that was decided on. */
  finish({ statements }: StatementReading): EntryBatch[] {
    this.#close();
    const expected = statements.reduce((sum, { counts }) => sum + counts.booked + counts.pending + counts.information, 0);
    if (this.given !== expected) throw new SaldoError('statement.changed-while-read', 'conflict', { expected, found: this.given });
    return this.take();
  }

  #close(): void {
    if (this.#waiting.length === 0) return;
    this.#full.push({ statement: this.#statement, entries: this.#waiting });
    this.given += this.#waiting.length;
    this.#waiting = [];
    this.#details = 0;
  }
}
