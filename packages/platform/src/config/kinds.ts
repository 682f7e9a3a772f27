import { isIP } from 'node:net';
import type { Sentence } from '@saldo/kernel';
import { z } from 'zod';

/** What stands about a variable in `.env.example` and in the line of a fault. */
export interface VariableAbout {
  readonly group: string;
  readonly sentence: string;
  /** Taken where the variable is not set; null where nothing is. */
  readonly standard: string | null;
  readonly example: string;
  /** A secret's value is shown nowhere. */
  readonly secret: boolean;
  /** False where this version reads and checks it, and then uses it for nothing. */
  readonly used: boolean;
}

/** What each field of the schema says about itself. */
export const about = z.registry<VariableAbout>();

/** A kind of value: reads a text, or says what it should have been. */
export type Kind<T> = z.ZodType<T, string>;

function kind<T>(wanted: Sentence, read: (text: string) => T | undefined): Kind<T> {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: wanted.en, params: { sv: wanted.sv }, input: text });
    return z.NEVER;
  });
}

/** A text that the pattern fits. */
export function line(wanted: Sentence, pattern: RegExp): Kind<string> {
  return kind(wanted, (text) => (pattern.test(text) && !isQuoted(text) ? text : undefined));
}

/** One word, such as a name or an id. */
export function word(): Kind<string> {
  return line({ sv: 'är inte ett ord utan blanksteg och citattecken', en: 'is not one word without spaces and quotes' }, /^[^\s\p{Cc}]+$/u);
}

/** A folder of this machine; spaces and any letters may be in its name. */
export function folder(): Kind<string> {
  // Only a shell knows what ~ is: here it would be a folder of that name.
  return line(
    {
      sv: 'är ingen mapp som /srv/saldo eller ./data, utan citattecken och ~',
      en: 'is no folder like /srv/saldo or ./data, without quotes and ~',
    },
    /^(?!~)[^\p{Cc}]+$/u,
  );
}

// Whoever gives variables to a container without a shell gives the quotes too.
function isQuoted(text: string): boolean {
  return /^(["'`]).*\1$/.test(text);
}

/** A whole number within limits, both included. */
export function whole(least: number, most: number): Kind<number> {
  const wanted = { sv: `är inte ett heltal från ${least} till ${most}`, en: `is not a whole number from ${least} to ${most}` };
  return kind(wanted, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  });
}

/** One of a few words. */
export function oneOf<const W extends readonly string[]>(...words: W): Kind<W[number]> {
  const list = words.join(', ');
  return kind({ sv: `är inget av ${list}`, en: `is none of ${list}` }, (text) => words.find((word) => word === text));
}

/** An address whose scheme is one of those given; slashes at its end are dropped. */
export function address(...schemes: readonly string[]): Kind<string> {
  const list = schemes.map((scheme) => `${scheme}://`).join(' or ');
  const wanted = { sv: `är ingen adress som börjar med ${list.replace(' or ', ' eller ')}`, en: `is no address that begins with ${list}` };
  return kind(wanted, (text) => {
    const scheme = schemes.find((name) => text.startsWith(`${name}://`));
    if (!scheme || /\s/.test(text) || text.length <= scheme.length + 3) return undefined;
    // A database may lie behind a socket: `postgres://user@/saldo?host=/run/postgresql`.
    if (!URL.canParse(scheme.startsWith('postgres') ? text.replace('@/', '@socket/') : text)) return undefined;
    return text.replace(/\/+$/, '');
  });
}

/** A web address with nothing after host and port: what is served from it lies at its root. */
export function origin(): Kind<string> {
  const wanted = {
    sv: 'är ingen adress som https://namn eller http://namn:port, utan något efter',
    en: 'is no address like https://name or http://name:port, with nothing after it',
  };
  return kind(wanted, (text) => {
    const given = URL.canParse(text) && !/\s/.test(text) ? new URL(text) : null;
    const isBare = given !== null && /^https?:\/\/[^/?#@]+\/*$/.test(text) && /^[\w.:[\]-]+$/.test(given.host);
    return isBare ? text.replace(/\/+$/, '') : undefined;
  });
}

const CRON_FIELDS: readonly (readonly [least: number, most: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

/** When something runs: minute, hour, day, month, weekday, each `*`, numbers, ranges or steps. */
export function cron(): Kind<string> {
  const wanted = { sv: 'är inget cron-uttryck med fem fält', en: 'is no cron expression of five fields' };
  return kind(wanted, (text) => {
    const fields = text.split(/ +/);
    return fields.length === 5 && fields.every((field, at) => isCronField(field, CRON_FIELDS[at])) ? fields.join(' ') : undefined;
  });
}

function isCronField(field: string, [least, most]: readonly [number, number] = [0, 0]): boolean {
  return field.split(',').every((part) => {
    const found = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    const [, from, to, step] = found ?? [];
    const within = (text: string | undefined) => text === undefined || (Number(text) >= least && Number(text) <= most);
    return found !== null && within(from) && within(to) && Number(from ?? 0) <= Number(to ?? 99) && Number(step ?? 1) > 0;
  });
}

/** A path within this service, such as `/api/files`, or a web address. */
export function pathOrAddress(): Kind<string> {
  return kind(
    { sv: 'är varken en sökväg som börjar med / eller en adress', en: 'is neither a path that begins with / nor an address' },
    (text) => (/^\/[\w/.-]*$/.test(text) || /^https?:\/\/\S+$/.test(text) ? text.replace(/\/+$/, '') : undefined),
  );
}

/** Whole numbers from 1 by name, as `etl=4,ai=3`; a name that is left out has the usual one. */
export function countsBy<N extends string>(usual: Readonly<Record<N, number>>, most: number): Kind<Readonly<Record<N, number>>> {
  const names = Object.keys(usual).join(', ');
  const wanted = {
    sv: `är ingen lista som namn=antal, åtskilda med komma, med olika namn ur ${names} och antal från 1 till ${most}`,
    en: `is no list like name=count, comma-separated, with different names of ${names} and counts from 1 to ${most}`,
  };
  return kind(wanted, (text) => {
    const given = text.split(',').map((entry) => /^(\w+) *= *(\d{1,4})$/.exec(entry.trim()));
    const counts = new Map(given.map((found) => [found?.[1] ?? '', Number(found?.[2])]));
    const fits = [...counts].every(([name, count]) => Object.hasOwn(usual, name) && count >= 1 && count <= most);
    return fits && counts.size === given.length ? { ...usual, ...Object.fromEntries(counts) } : undefined;
  });
}

/** A secret of at least so many characters. */
export function secretOf(least: number): Kind<string> {
  const wanted = { sv: `är kortare än ${least} tecken`, en: `is shorter than ${least} characters` };
  return kind(wanted, (text) => (text.length >= least ? text : undefined));
}

/** A private key in PEM; line breaks may be written as `\n`. */
export function privateKey(): Kind<string> {
  return kind({ sv: 'är ingen privat nyckel i PEM-form', en: 'is no private key in PEM' }, (text) => {
    const pem = text.replaceAll('\\n', '\n').trim();
    return /^-----BEGIN [A-Z ]*PRIVATE KEY-----\n[\s\S]+\n-----END [A-Z ]*PRIVATE KEY-----$/.test(pem) ? pem : undefined;
  });
}

/** IP addresses and networks (`10.0.0.0/8`), comma-separated. */
export function networks(): Kind<readonly string[]> {
  const wanted = { sv: 'är ingen lista av IP-adresser och nät', en: 'is no list of IP addresses and networks' };
  return kind(wanted, (text) => {
    const list = text.split(',').map((entry) => entry.trim());
    return list.every(isNetwork) ? list : undefined;
  });
}

function isNetwork(text: string): boolean {
  const [ip = '', bits, ...rest] = text.split('/');
  const family = isIP(ip);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** One key of 32 bytes with its name. */
export interface EncryptionKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Keys as `id:base64 of 32 bytes`, comma-separated; the first encrypts. */
export function encryptionKeys(): Kind<readonly EncryptionKey[]> {
  const wanted = {
    sv: 'är inte nycklar som id:base64 av 32 byte, åtskilda med komma, med olika id',
    en: 'is not keys as id:base64 of 32 bytes, comma-separated, with different ids',
  };
  return kind(wanted, (text) => {
    const keys = text.split(',').map((entry) => readKey(entry.trim()));
    const read = keys.filter((key) => key !== undefined);
    const ids = new Set(read.map((key) => key.id));
    return read.length === keys.length && ids.size === keys.length ? read : undefined;
  });
}

function readKey(text: string): EncryptionKey | undefined {
  const [, id, base64] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(text) ?? [];
  if (id === undefined || base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === 32 ? { id, bytes } : undefined;
}
