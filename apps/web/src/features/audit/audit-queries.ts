import { queryOptions } from '@tanstack/react-query';
import { answer, api, file } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { AuditRow, AuditVerdict, QueryOf } from '../../api/resources.ts';

const PAGE = 100;

export type AuditFilter = Omit<QueryOf<'/api/audit-log'>, 'cursor' | 'format' | 'columns'>;

/** What was done, the latest first. */
export function auditQuery(filter: AuditFilter) {
  const query = { limit: PAGE, ...filter };
  return listQuery<AuditRow>(['audit', query], (cursor, signal) =>
    answer(api.GET('/api/audit-log', { params: { query: { ...query, ...cursor } }, signal })),
  );
}

/** One row of the log, by `<chain>.<number>`. */
export function auditRowQuery(place: string) {
  return queryOptions({
    queryKey: ['audit', 'row', place],
    queryFn: ({ signal }) => answer(api.GET('/api/audit-log/{id}', { params: { path: { id: place } }, signal })),
  });
}

/** Rows of the log as a file, all of them. */
export function auditFile(query: QueryOf<'/api/audit-log'>): Promise<File> {
  return file(api.GET('/api/audit-log', { params: { query }, parseAs: 'blob' }));
}

/** Whether the chains are whole: all that one may see, or one client's. */
export function verifyAudit(clientId: string | undefined): Promise<AuditVerdict> {
  return answer(api.GET('/api/audit-log/verify', { params: { query: clientId === undefined ? {} : { clientId } } }));
}
