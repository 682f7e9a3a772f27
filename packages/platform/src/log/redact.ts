import { luhnHolds } from '@saldo/kernel';

const LONGEST = 10_000;
const HIDDEN = '[hidden]';
const NUMBER_HIDDEN = '[personal number]';

// Compared without case, hyphens and underscores: `client_secret`, `clientSecret` and `Client-Secret` are one name.
const SECRET_NAME =
  /password|passwd|passphrase|secret|token|authorization|cookie|apikey|privatekey|encryptionkey|localkey|credential|personnummer|personalnumber|personnr|otpauth|totp|backupcode|sessionid/;

// Every repetition is bounded or begins at a rare place: a hostile text costs no more than a few times its length.
const SECRET_IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g, HIDDEN],
  // A header or token scheme, wherever it stands.
  [/\b(Bearer|Basic|Token) {1,9}[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
  // JSON Web Tokens, and what this product seals.
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?/g, HIDDEN],
  [/\bs1\.[\w-]{1,32}\.[\w-]{40,}/g, HIDDEN],
  // A password in an address: postgres://user:password@host.
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@]{0,200}):[^\s/@]{1,500}@/gi, `$1:${HIDDEN}@`],
  [/\b((?:set-)?cookie)(["']?\s{0,9}[:=]\s{0,9})[^\r\n]+/gi, `$1$2${HIDDEN}`],
  // name=value, name: value, "name":"value" and \"name\":\"value\".
  [
    /(password|passwd|passphrase|secret|token|authorization|api[_-]?key|private[_-]?key|credential|session[_-]?id|totp)([\w-]{0,30}\\?["']?\s{0,9}[:=]\s{0,9})(?:\\?"(?:[^"\\]|\\[^"])*\\?"|'[^']*'|(?!\[hidden\])[^\s&"',;}\]]+)/gi,
    `$1$2${HIDDEN}`,
  ],
  [/([?&](?:code|state|sig|signature)=)[^&\s"'#]+/gi, `$1${HIDDEN}`],
];

// Year, month, day (60 more in a coordination number), serial and check digit; SKV 704 and SKV 707.
const PERSONAL_NUMBER = /(?<![\d.])((?:18|19|20)?)(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])([-+ ]?)(\d{4})(?!\d)/g;

/**
 * The text without tokens, passwords, cookies, keys and Swedish personal numbers. Organisation numbers stay: their third digit is
 * 2 or more, so they look like no date. Line separators that JSON leaves alone become blanks: one record stays one line. Long texts are cut.
 */
export function redactText(text: string): string {
  let clean = text.length > LONGEST ? `${text.slice(0, LONGEST)}… [${text.length - LONGEST} more]` : text;
  for (const [pattern, by] of SECRET_IN_TEXT) clean = clean.replace(pattern, by);
  clean = clean.replace(
    PERSONAL_NUMBER,
    (found, century: string, year: string, month: string, day: string, mark: string, serial: string) => {
      // With its mark it is taken for one whatever the check digit; bare digits could be anything else, so they must prove it.
      const marked = mark === '-' || mark === '+';
      if (marked || luhnHolds(`${year}${month}${day}${serial}`)) return NUMBER_HIDDEN;
      return `${century}${found.slice(century.length)}`;
    },
  );
  return clean.replace(/[\u0085\u2028\u2029]/g, ' ');
}

const DEEPEST = 8;
const MOST_ITEMS = 100;

/** A copy of the value for a log: secrets hidden by name and in every string, errors spelt out, bounded in depth and length. */
export function redact(value: unknown): unknown {
  return copy(value, 0, new Set());
}

function copy(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return redactText(String(value));
  if (typeof value === 'function' || typeof value === 'symbol') return String(typeof value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (above.has(value)) return '[circular]';
  if (depth >= DEEPEST) return '[deep]';
  const within = new Set(above).add(value);
  if (value instanceof Error) return copyError(value, depth, within);
  if (Array.isArray(value) || value instanceof Set) return copyList([...value], depth, within);
  return copyFields(value instanceof Map ? value : Object.entries(value), depth, within);
}

function copyList(list: readonly unknown[], depth: number, above: Set<object>): unknown[] {
  const shown = list.slice(0, MOST_ITEMS).map((item) => copy(item, depth + 1, above));
  return list.length > MOST_ITEMS ? [...shown, `[${list.length - MOST_ITEMS} more]`] : shown;
}

function copyFields(fields: Iterable<readonly [unknown, unknown]>, depth: number, above: Set<object>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of fields) {
    const key = redactText(String(name));
    Object.defineProperty(shown, key, { value: hidden(String(name), value) ? HIDDEN : copy(value, depth + 1, above), enumerable: true });
  }
  return shown;
}

// A count of tokens or a flag is no secret.
function hidden(name: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return false;
  return SECRET_NAME.test(name.toLowerCase().replaceAll(/[-_\s]/g, ''));
}

function copyError(error: Error, depth: number, above: Set<object>): Record<string, unknown> {
  const own = Object.entries(error).filter(([name]) => !['name', 'message', 'stack', 'cause'].includes(name));
  const told: [string, unknown][] = [['type', error.name], ['message', error.message], ...own, ['stack', error.stack]];
  if (error.cause !== undefined) told.push(['cause', error.cause]);
  return copyFields(told, depth, above);
}
