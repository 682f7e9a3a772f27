import type { Period } from '@saldo/kernel';
import { queryOptions } from '@tanstack/react-query';
import { answer, api, file } from '../../api/http.ts';
import { allOf, setOnly } from '../../api/list.ts';
import type { AuditRow, QueryOf, Voucher, VoucherSample } from '../../api/resources.ts';
import type { FileFormat } from '../views/file-menu.tsx';
import { type ReviewRow, reviewRows, type YearProofState } from './review-rows.ts';

const MOST = 500;

/** What the list of what is to be examined is narrowed to. */
export interface ReviewFilter {
  readonly q?: string;
  readonly proof?: YearProofState;
}

/** Every client that one may see with every financial year of theirs: a year belongs under its client, so both lists are read to the end. */
export function reviewQuery({ q, proof }: ReviewFilter) {
  return queryOptions({
    queryKey: ['ledger', 'review', q, proof],
    queryFn: async ({ signal }): Promise<ReviewRow[]> => {
      const named = { limit: MOST, ...setOnly({ q }) };
      const [clients, years] = await Promise.all([
        allOf((cursor) => answer(api.GET('/api/clients', { params: { query: { ...named, ...cursor } }, signal }))),
        allOf((cursor) => answer(api.GET('/api/financial-years', { params: { query: { limit: MOST, ...cursor } }, signal }))),
      ]);
      return reviewRows(clients, years, proof);
    },
  });
}

/** What is to be examined, as a file. */
export function reviewFile(query: QueryOf<'/api/review'>): Promise<File> {
  return file(api.GET('/api/review', { params: { query }, parseAs: 'blob' }));
}

/** What a draw is asked for; without a seed one is made. */
export interface Draw extends Period {
  readonly clientId: string;
  readonly n: number;
  readonly seed?: string | undefined;
}

/** Draws a sample. */
export function drawSample({ clientId, from, to, n, seed }: Draw, signal?: AbortSignal): Promise<VoucherSample> {
  const query = { clientId, from, to, n, ...setOnly({ seed }) };
  return answer(api.GET('/api/vouchers/sample', { params: { query }, ...(signal ? { signal } : {}) }));
}

/** A sample as a file, one row each row of its vouchers. */
export function sampleFile(draw: Draw, format: FileFormat): Promise<File> {
  const { clientId, from, to, n, seed } = draw;
  const query = { clientId, from, to, n, format, ...setOnly({ seed }) };
  return file(api.GET('/api/vouchers/sample', { params: { query }, parseAs: 'blob' }));
}

/** The sample of a seed. */
export function sampleQuery(draw: Draw) {
  const { clientId, from, to, n, seed } = draw;
  return queryOptions({
    queryKey: ['ledger', clientId, 'sample', from, to, n, seed],
    queryFn: ({ signal }) => drawSample(draw, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    enabled: seed !== undefined,
  });
}

/** What the log says of the files that a voucher's year was stored from, the latest first. */
export function trailQuery({ clientId, financialYear }: Pick<Voucher, 'clientId' | 'financialYear'>) {
  return queryOptions({
    queryKey: ['audit', 'trail', clientId, financialYear],
    queryFn: async ({ signal }): Promise<AuditRow[]> => {
      const query = { clientId, refType: 'financialYear', refId: financialYear, action: 'ledger.year-stored', limit: MOST };
      return (await answer(api.GET('/api/audit-log', { params: { query }, signal }))).items;
    },
  });
}
