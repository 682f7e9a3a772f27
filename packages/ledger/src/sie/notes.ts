import { type ErrorDetails, FAULTS_TOLD, type Fault } from '@saldo/kernel';
import { sentenceOf } from './messages.ts';

/** How many findings of one kind are told, so that many of one kind leave room for the others; the rest are counted. */
const FINDINGS_TOLD = 25;

/** A fault or finding before its texts are decoded: what was quoted from the file is still one character per byte. */
interface Note {
  readonly code: string;
  readonly line: number | null;
  readonly label: string | null;
  readonly field: string | null;
  readonly details: ErrorDetails;
}

/** What more there is to say of a note: the field, and what the sentence names. */
export interface NoteMore {
  readonly field?: string;
  readonly [detail: string]: string | number | undefined;
}

/**
 * Collects faults (the file is refused) and findings (it is read although it is not as the standard has it). What is noted of a
 * voucher counts when the voucher is complete, since a voucher that a cut goes through is read again from its start.
 */
export class Notes {
  faultCount = 0;
  readonly findingCounts = new Map<string, number>();
  readonly #faults: Note[] = [];
  readonly #findings: Note[] = [];
  #pending: { readonly fault: boolean; readonly note: Note }[] = [];

  fault(code: string, line: number | null, label: string | null, more: NoteMore = {}): void {
    this.#pending.push({ fault: true, note: noteOf(code, line, label, more) });
  }

  finding(code: string, line: number | null, label: string | null, more: NoteMore = {}): void {
    this.#pending.push({ fault: false, note: noteOf(code, line, label, more) });
  }

  /** Makes what was noted since the last commit count. */
  commit(): void {
    if (this.#pending.length === 0) return;
    for (const { fault, note } of this.#pending) {
      if (fault) {
        if (this.faultCount++ < FAULTS_TOLD) this.#faults.push(note);
        continue;
      }
      const count = (this.findingCounts.get(note.code) ?? 0) + 1;
      this.findingCounts.set(note.code, count);
      if (count <= FINDINGS_TOLD) this.#findings.push(note);
    }
    this.#pending = [];
  }

  /** Forgets what was noted since the last commit. */
  rollback(): void {
    if (this.#pending.length > 0) this.#pending = [];
  }

  faults(decode: (text: string) => string, file: string | undefined): Fault[] {
    return this.#faults.map((note) => faultOf(note, decode, file));
  }

  findings(decode: (text: string) => string, file: string | undefined): Fault[] {
    const lasts = new Set(new Map(this.#findings.map((note) => [note.code, note])).values());
    return this.#findings.map((note) => {
      const more = lasts.has(note) ? (this.findingCounts.get(note.code) ?? 0) - FINDINGS_TOLD : 0;
      return { ...faultOf(note, decode, file), ...(more > 0 && { more }) };
    });
  }
}

function noteOf(code: string, line: number | null, label: string | null, { field, ...rest }: NoteMore): Note {
  const details: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined) details[name] = typeof value === 'string' ? short(value) : value;
  return { code, line, label, field: field ?? null, details };
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function faultOf(note: Note, decode: (text: string) => string, file: string | undefined): Fault {
  const details: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(note.details)) details[name] = typeof value === 'string' ? printable(decode(value)) : value;
  return {
    code: note.code,
    message: sentenceOf(note.code, { ...details, label: note.label }),
    ...(file !== undefined && { file }),
    ...(note.line !== null && { line: note.line }),
    ...(note.label !== null && { label: printable(decode(note.label)) }),
    ...(note.field !== null && { field: note.field }),
  };
}

/** Control characters as blanks, so that a quotation from the file cannot disturb where it is shown or stored. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
