import { type Fault, type OrgNumber, parseOrgNumber } from '@saldo/kernel';
import type { BooksHead } from './books.ts';

/**
 * What is odd about whose books they are, as a list of one or none: their organisation number is not the client's, or cannot be read.
 * Books that name no number say nothing. The books are taken all the same: a file may carry the number of a branch or of a test company,
 * and whoever reads the finding knows.
 */
export function companyFindings(company: BooksHead['company'], clientOrgNo: string): Fault[] {
  const stated = company.orgNo.trim();
  if (stated === '') return [];
  const orgNo = parseOrgNumber(stated);
  if (orgNo === null) return [{ code: 'ledger.company-unread', message: unread(quoted(stated)), label: '#ORGNR' }];
  if (orgNo === parseOrgNumber(clientOrgNo)) return [];
  return [{ code: 'ledger.other-company', message: other(orgNo, company.name, clientOrgNo), label: '#ORGNR' }];
}

function other(orgNo: OrgNumber, name: string, clientOrgNo: string) {
  const whose = name === '' ? orgNo : `${quoted(name)}, ${orgNo}`;
  return {
    sv: `Bokföringen tillhör ett annat bolag: ${whose}. Klienten har ${clientOrgNo}. Kontrollera att rätt bolag är kopplat eller rätt fil är vald.`,
    en: `The books are another company's: ${whose}. The client has ${clientOrgNo}. Check that the right company is connected or the right file chosen.`,
  };
}

/** As much of what a source says as a sentence has room for. */
function quoted(text: string): string {
  const characters = [...text];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text;
}

function unread(stated: string) {
  return {
    sv: `Bokföringens organisationsnummer (${stated}) går inte att läsa. Kontrollera att den är klientens.`,
    en: `The organisation number of the books (${stated}) cannot be read. Check that they are the client's.`,
  };
}
