/** What the sandbox answers, before a fault spoils it. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** JSON as the API sends it. */
export function json(status: number, value: unknown, contentType = 'application/json'): Answer {
  return { status, contentType, body: JSON.stringify(value) };
}

/** The codes of Fortnox's errors that the sandbox gives, with its own words. */
const errorTexts = {
  1000003: 'Ett systemfel uppstod.',
  1000030: 'Ogiltig accept-header.',
  2000310: 'Felaktig access-token.',
  2000423: 'Kan inte hitta resursen.',
  2000587: 'Ett ogiltigt filter har använts.',
  2000588: 'En ogiltig parameter har använts.',
  2000663: 'Har inte behörighet för scope.',
  2000762: 'Kan inte hitta rutten.',
  2001101: 'Det finns ingen aktiv licens för önskat scope.',
  2001103: 'API-licens saknas.',
  2001304: 'Kan inte hitta kontot.',
  2001427: 'Saknar behörighet.',
  2002141: 'Perioden är låst.',
  2002363: 'Från-datum ligger utanför räkenskapsåret.',
} as const;
export type FortnoxCode = keyof typeof errorTexts;

/** An error in the spelling of the 404s (`Error`, `Message`, `Code`) or in that of the 400s; both are real. */
export function refusal(status: number, code: number, spelling: 'upper' | 'lower' = status === 404 ? 'upper' : 'lower'): Answer {
  const message = code in errorTexts ? errorTexts[code as FortnoxCode] : 'Ett fel uppstod.';
  const ErrorInformation = spelling === 'upper' ? { Error: 1, Message: message, Code: code } : { error: 1, message, code };
  return json(status, { ErrorInformation });
}

/** What the gate says to a bearer that it does not know. */
export const unauthorized = json(401, { message: 'unauthorized' });

/** A page for people where data was asked for. */
export function page(status: number, title: string): Answer {
  return {
    status,
    contentType: 'text/html; charset=UTF-8',
    body: `<!DOCTYPE html>\n<html lang="sv"><head><title>${title}</title></head><body><h1>${title}</h1><form action="/login"></form></body></html>\n`,
  };
}
