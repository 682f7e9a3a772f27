import { SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import { z } from 'zod';
import { ask, askJson, ROUNDS } from './ask.ts';
import type { FortnoxConnection } from './connection.ts';
import type { SourceYear } from './plan-years.ts';
import { type Problem, problemIn, type Received, unreadable } from './problem.ts';
import { beginsAsSie, describeSie, endOfSie, joined, type SieExport } from './sie-export.ts';
import { metaInformation } from './types.ts';

const TIMEOUT_MS = 180_000;
/** An attached paper; a larger one stays at the source. */
const MOST_FILE_BYTES = 32 * 1_048_576;
const MOST_SIE_BYTES = 256 * 1_048_576;

/** The whole year as SIE 4, or the reason why not; a part of it never passes as the whole. */
export async function askSie(connection: FortnoxConnection, year: SourceYear): Promise<SieExport> {
  for (let round = 1; round <= ROUNDS; round++) {
    const found = await sieOnce(connection, year);
    // Without an end to its last line the file may have been cut between two vouchers: the list knows how many there are.
    if (endOfSie(found.chunks) === 'whole' || (await askCount(connection, year.id)) <= found.vouchers) return found;
  }
  throw new SaldoError('fortnox.truncated', 'upstream', { year: `${year.from}–${year.to}` });
}

/** How many vouchers the source lists for a year: one request. */
export async function askCount(connection: FortnoxConnection, yearId: number): Promise<number> {
  const schema = z.object({ MetaInformation: metaInformation });
  return (await askJson(connection, `vouchers?financialyear=${yearId}&limit=1`, schema)).MetaInformation['@TotalResources'];
}

/** The bytes of a file in the archive; a page for people under 200 never passes as one. */
export function askFile(connection: FortnoxConnection, fileId: string): Promise<{ bytes: Uint8Array; contentType: string }> {
  const question = { path: `archive/${encodeURIComponent(fileId)}`, accept: '*/*', timeoutMs: TIMEOUT_MS, maxBytes: MOST_FILE_BYTES };
  return ask(connection, question, (received) => {
    const bytes = joined(received.chunks);
    const contentType = contentTypeOf(received);
    const mayBeError = received.status !== 200 || contentType.endsWith('json');
    const problem = problemIn(received, mayBeError ? readExactJson(bytes) : undefined, connection.now());
    if (problem) return { problem };
    return contentType === 'text/html' || bytes.length === 0
      ? { problem: unreadable(received, fileId) }
      : { value: { bytes, contentType } };
  });
}

function contentTypeOf({ headers }: Received): string {
  const stated = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,80}$/.test(stated) ? stated : 'application/octet-stream';
}

async function sieOnce(connection: FortnoxConnection, year: SourceYear): Promise<SieExport> {
  const question = { path: `sie/4?financialyear=${year.id}`, accept: '*/*', timeoutMs: TIMEOUT_MS, maxBytes: MOST_SIE_BYTES };
  const { chunks } = await ask(connection, question, (received) => {
    if (received.status !== 200 || !beginsAsSie(received.chunks)) return { problem: noSie(received, connection.now()) };
    return endOfSie(received.chunks) === 'open' ? { problem: cutOff(received.status) } : { value: received };
  });
  return describeSie(chunks);
}

function noSie(received: Received, nowMs: number): Problem {
  return problemIn(received, readExactJson(joined(received.chunks)), nowMs) ?? unreadable(received, '#FLAGGA');
}

function cutOff(status: number): Problem {
  return {
    kind: 'unreachable',
    status,
    code: null,
    oauth: null,
    message: 'the export breaks off inside a voucher',
    retryAfterSeconds: null,
  };
}
