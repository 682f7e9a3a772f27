import { type ErrorDetails, FAULTS_TOLD, type Fault } from '@saldo/kernel';
import { kept } from './kept.ts';
import { sentenceOf } from './messages.ts';
import type { StatementRefusal } from './statement.ts';
import { printable } from './text-stretches.ts';

/** How many findings of one code are told; the rest are counted. */
const FINDINGS_TOLD = 25;
const LONGEST_QUOTATION = 80;
// Before it is decoded, when a character may take several bytes.
const LONGEST_KEPT = 4 * LONGEST_QUOTATION;

/** Where in the file it is. */
export interface NotedPlace {
  readonly line?: number;
  readonly label?: string;
  readonly field?: string;
}

interface Note {
  readonly code: string;
  readonly place: NotedPlace;
  readonly details: ErrorDetails;
}

/** Collects the faults of a file (it is refused) and its findings (it is read although it is not as the standard has it). */
export class StatementNotes {
  faultCount = 0;
  readonly #counts = new Map<string, number>();
  readonly #faults: Note[] = [];
  readonly #findings: Note[] = [];

  fault(code: string, place: NotedPlace = {}, details: ErrorDetails = {}): void {
    if (this.faultCount++ < FAULTS_TOLD) this.#faults.push({ code, place, details: quoted(details) });
  }

  finding(code: string, place: NotedPlace = {}, details: ErrorDetails = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= FINDINGS_TOLD) this.#findings.push({ code, place, details: quoted(details) });
  }

  /** The refusal, where there is a fault; what was quoted is decoded. */
  refusal(decode: (text: string) => string = printable, file?: string): StatementRefusal | null {
    if (this.faultCount === 0) return null;
    return { status: 'refused', faults: this.#faults.map((note) => told(note, decode, file)), faultCount: this.faultCount };
  }

  /** The first of each code, the last of them with how many more there are. */
  findings(decode: (text: string) => string = printable, file?: string): Fault[] {
    const lasts = new Set(new Map(this.#findings.map((note) => [note.code, note])).values());
    return this.#findings.map((note) => {
      const more = lasts.has(note) ? (this.#counts.get(note.code) ?? 0) - FINDINGS_TOLD : 0;
      return { ...told(note, decode, file), ...(more > 0 && { more }) };
    });
  }
}

/** A file that is refused for one thing that concerns all of it. */
export function refused(code: string, file?: string, details: ErrorDetails = {}): StatementRefusal {
  return { status: 'refused', faults: [told({ code, place: {}, details: quoted(details) }, printable, file)], faultCount: 1 };
}

function quoted(details: ErrorDetails): ErrorDetails {
  return texts(details, (text) => kept(text.slice(0, LONGEST_KEPT)));
}

function told({ code, place, details }: Note, decode: (text: string) => string, file: string | undefined): Fault {
  const said = texts(details, (text) => short(decode(text).replaceAll('\n', ' ')));
  return { code, message: sentenceOf(code, said), ...(file !== undefined && { file }), ...place };
}

function texts(details: ErrorDetails, change: (text: string) => string): ErrorDetails {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? change(value) : value]));
}

function short(text: string): string {
  return text.length > LONGEST_QUOTATION ? `${text.slice(0, LONGEST_QUOTATION - 1)}…` : text;
}
