/** The kinds of files that can be imported by hand. */
export const fileKinds = ['sie', 'camt053', 'camt054', 'mt940', 'bgmax', 'csv', 'skattekonto'] as const;
export type FileKind = (typeof fileKinds)[number];

/** How much of a file tells its kind. */
export const SNIFFED_BYTES = 8_192;

/**
 * What a file seems to be by how it begins, else by the end of its name; the server decides, and says so where this was wrong.
 * @param first the beginning of the file, a character a byte
 */
export function guessedKind(name: string, first: string): FileKind {
  const text = first
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^#\s*(?:FLAGGA|PROGRAM|FORMAT|GEN|SIETYP|FNAMN|ORGNR|KONTO|RAR)\b/i.test(text) || /<(?:\w+:)?Sie[\s>]/i.test(text)) return 'sie';
  if (/camt\.054|BkToCstmrDbtCdtNtfctn/.test(text)) return 'camt054';
  if (/camt\.05[23]|BkToCstmrStmt/.test(text)) return 'camt053';
  if (text.startsWith('01BGMAX')) return 'bgmax';
  if (/(?:^|[\r\n]|4:):20:/.test(text) && /:(?:25P?|28C?):/.test(text)) return 'mt940';
  if (/(?:^|[\r\n])"?[\d-]*"?;"?(?:Ing|Utg).{1,2}ende saldo/i.test(text)) return 'skattekonto';
  return byName(name);
}

function byName(name: string): FileKind {
  const end = name.toLowerCase().split('.').at(-1) ?? '';
  if (end === 'xml') return 'camt053';
  if (['sta', 'mt940', '940', 'swi'].includes(end)) return 'mt940';
  if (['csv', 'tsv', 'txt', 'skv'].includes(end)) return 'csv';
  return 'sie';
}
