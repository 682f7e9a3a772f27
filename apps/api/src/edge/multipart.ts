import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { type Fault, SaldoError } from '@saldo/kernel';
import type { Context } from 'hono';
import type { Env } from '../settings.ts';
import { discardRest, piecesOf } from './body-stream.ts';
import { namedFault } from './issue-sentence.ts';
import { refuseEncoded } from './json-body.ts';

type Parser = InstanceType<typeof Busboy>;

/** The file of a form, as it comes in. */
export interface IncomingFile {
  /** The last part of the name that the caller gave. */
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A form that was read to its end. */
export interface Form<T> {
  readonly fields: Readonly<Record<string, string>>;
  /** What `keep` made of the file, or null where none came along. */
  readonly file: T | null;
}

/** What becomes of the file: kept while it streams in, and dropped again where the form turns out to be wrong. */
export interface FileKeeping<T> {
  /** Gets the fields that came before the file. */
  keep(file: IncomingFile, fields: Readonly<Record<string, string>>, maxBytes: number): Promise<T>;
  drop(kept: T): Promise<void>;
}

const MOST_FIELDS = 40;
const LONGEST_FIELD = 64 * 1024;
/** Room for the fields and the boundaries around the largest file. */
const AROUND_BYTES = 1024 * 1024;

/**
 * Reads a `multipart/form-data` body as it streams in, in flat memory whatever its size.
 * Refuses another type (415), a cut-off or broken form (400), more than the largest file (413), a second file or a repeated field (422).
 */
export async function readForm<T>(c: Context<Env>, maxBytes: number, keeping: FileKeeping<T>): Promise<Form<T>> {
  refuseEncoded(c);
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(type)) throw new SaldoError('api.type', 'invalid', { wanted: 'multipart/form-data' });
  if (Number(c.req.header('content-length') ?? 0) > maxBytes + AROUND_BYTES) throw new SaldoError('api.too-large', 'invalid', { maxBytes });
  const { body } = c.req.raw;
  const reading = new FormReading(keeping, maxBytes);
  try {
    const form = parser(type, maxBytes);
    reading.listen(form);
    await pipeline(Readable.from(body ? piecesOf(body) : [], { objectMode: false }), form);
    return await reading.finish();
  } catch (error) {
    discardRest(body);
    await reading.abandon();
    throw error instanceof SaldoError ? error : asFormError(error);
  }
}

/** What one form has brought so far. */
class FormReading<T> {
  readonly #keeping: FileKeeping<T>;
  readonly #maxBytes: number;
  readonly #fields: Record<string, string> = Object.create(null) as Record<string, string>;
  readonly #faults: Fault[] = [];
  #file: { readonly kept: Promise<T>; readonly stream: BusboyFileStream } | null = null;

  constructor(keeping: FileKeeping<T>, maxBytes: number) {
    this.#keeping = keeping;
    this.#maxBytes = maxBytes;
  }

  listen(form: Parser): void {
    form.on('field', (name, value, nameCut, valueCut) => {
      if (Object.hasOwn(this.#fields, name)) this.#faults.push(namedFault(name, 'field.once'));
      if (nameCut || valueCut) this.#faults.push(namedFault(name, 'field.long'));
      if (value.includes('\0') || name.includes('\0')) this.#faults.push(namedFault(name, 'field.control'));
      this.#fields[name] = value;
    });
    form.on('file', (field, stream, name, _encoding, contentType) => {
      // A form that is cut off is told here as well, and an error that nobody listens to ends the process.
      stream.on('error', (error) => form.destroy(error));
      stream.once('limit', () => form.destroy(new SaldoError('api.too-large', 'invalid', { maxBytes: this.#maxBytes })));
      if (this.#file || field !== 'file') {
        this.#faults.push(namedFault(field, this.#file ? 'field.one-file' : 'field.no-file-here'));
        stream.resume();
        return;
      }
      const incoming = { name: safeName(name), contentType: contentType.toLowerCase(), content: stream };
      const kept = this.#keeping.keep(incoming, this.#fields, this.#maxBytes);
      this.#file = { kept, stream };
      // A disk that takes no more ends the form at once, rather than after the rest of it.
      kept.catch((error: unknown) => form.destroy(error instanceof Error ? error : new Error(String(error))));
    });
    for (const limit of ['partsLimit', 'fieldsLimit', 'filesLimit'] as const) {
      form.on(limit, () => this.#faults.push(namedFault('', 'field.too-many')));
    }
  }

  async finish(): Promise<Form<T>> {
    const kept = this.#file ? await this.#file.kept : null;
    if (this.#faults.length > 0) throw new SaldoError('api.invalid', 'invalid', {}, { faults: this.#faults });
    return { fields: { ...this.#fields }, file: kept };
  }

  async abandon(): Promise<void> {
    if (!this.#file) return;
    this.#file.stream.destroy();
    const kept = await this.#file.kept.then(
      (value) => ({ value }),
      () => null, // it failed to be kept: nothing to drop, and its error is the one that ended the form
    );
    if (kept) await this.#keeping.drop(kept.value);
  }
}

function parser(contentType: string, maxBytes: number): Parser {
  const limits = {
    fileSize: maxBytes,
    files: 2,
    fields: MOST_FIELDS,
    fieldSize: LONGEST_FIELD,
    fieldNameSize: 200,
    parts: MOST_FIELDS + 2,
  };
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch (cause) {
    // It reads nothing yet but the type: a boundary that is missing, or longer than it takes.
    throw new SaldoError('api.malformed-form', 'invalid', {}, { cause });
  }
}

// Without control and direction marks, which would show another name than the one that is stored.
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken away
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  // Cut in the middle of a character, it could not be stored.
  return plain.slice(0, 200).replace(/\p{Surrogate}/gu, '');
}

function asFormError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const broken = /Unexpected end of multipart data|Malformed|Premature close|Part terminated early/i;
  return broken.test(error.message) ? new SaldoError('api.malformed-form', 'invalid', {}, { cause: error }) : error;
}
