import { type Information, NO_INFORMATION, plainText } from './information-shape.ts';

/** How long a field is when what follows goes on in the next without a blank. */
const WHOLE_FIELD = 27;

// What a part of the purpose begins with: `EREF+` of the SEPA, and `EREF:` of some (DFÜ-Abkommen annex 3, chapter 8).
const PURPOSE_TAG = /^(?:(?:EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|ANAM|PURP|OAMT|COAM|SQTP)\+|MTLG:)/;
const PURPOSE_TAGS = /(?<=^|\s)(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|ANAM|PURP|OAMT|COAM|SQTP|MTLG(?=:))[+:]/g;

/**
 * Reads fields `?00` … `?99`: `?00` what was booked, `?20`-`?29` and `?60`-`?63` the purpose, `?30` bank, `?31` account, `?32` and `?33` name
 * of the other side, `?38` its IBAN (Poland, Austria).
 */
export function codedInformation(joined: string, code: string, mark: string): Information {
  const fields = new Map<string, string>();
  const parts = joined.slice(joined.indexOf(mark)).split(mark);
  let last = '';
  for (const part of parts.slice(1)) {
    // A mark that two digits do not follow is a sign of the text before it.
    if (/^\d\d/.test(part)) {
      last = part.slice(0, 2);
      fields.set(last, fields.has(last) ? `${fields.get(last)}${part.slice(2)}` : part.slice(2));
    } else fields.set(last, `${fields.get(last) ?? ''}${mark}${part}`);
  }
  const purpose = purposeOf(fields);
  const tag = (name: string) => (purpose.tags.get(name) ?? '').trim();
  const noReference = /^(?:NONREF|NOTPROVIDED|NICHT ANGEGEBEN|)$/i;
  const endToEnd = noReference.test(tag('EREF')) ? '' : tag('EREF');
  return {
    ...NO_INFORMATION,
    counterparty: {
      name: `${fields.get('32') ?? ''}${fields.get('33') ?? ''}`.trim() || tag('ANAM'),
      account: (fields.get('38') || fields.get('31') || tag('IBAN')).replace(/\s/g, ''),
    },
    endToEnd,
    message: tag('SVWZ') || (purpose.tags.size === 0 ? purpose.untagged : ''),
    ids: [
      ...(noReference.test(tag('KREF')) ? [] : [`instruction:${tag('KREF')}`]),
      ...(tag('MREF') === '' ? [] : [`mandate:${tag('MREF')}`]),
    ],
    code,
    text: plainText([fields.get('00') ?? '', purpose.untagged, tag('MTLG'), tag('ABWA'), tag('ABWE')]),
  };
}

interface Purpose {
  readonly tags: ReadonlyMap<string, string>;
  readonly untagged: string;
}

/** Puts the fields of the purpose together, which cut texts after 27 characters, also inside a tag, and parts them at their tags. */
function purposeOf(fields: ReadonlyMap<string, string>): Purpose {
  let joined = '';
  let isCut = true;
  for (const number of PURPOSE_FIELDS) {
    const field = fields.get(number);
    if (field === undefined) continue;
    joined += `${isCut && !PURPOSE_TAG.test(field) ? '' : ' '}${field}`;
    isCut = field.length >= WHOLE_FIELD;
  }
  const tags = new Map<string, string>();
  const found = [...joined.matchAll(PURPOSE_TAGS)];
  for (const [at, match] of found.entries()) {
    const value = joined.slice(match.index + match[0].length, found[at + 1]?.index ?? joined.length);
    if (!tags.has(match[1] ?? '')) tags.set(match[1] ?? '', value);
  }
  return { tags, untagged: joined.slice(0, found[0]?.index ?? joined.length).trim() };
}

const PURPOSE_FIELDS = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63].map(String);
