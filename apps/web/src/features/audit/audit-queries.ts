import { answer, api } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { AuditRow, AuditVerdict, QueryOf } from '../../api/resources.ts';

const PAGE = 100;

export type AuditFilter = Omit<QueryOf<'/api/audit-log'>, 'cursor'>;

/** What was done, the latest first. */
export function auditQuery(filter: AuditFilter) {
  const query = { limit: PAGE, ...filter };
  return listQuery<AuditRow>(['audit', query], (cursor, signal) =>
    answer(api.GET('/api/audit-log', { params: { query: { ...query, ...cursor } }, signal })),
  );
}

/** Whether the chains are whole: all that one may see, or one client's. */
export function verifyAudit(clientId: string | undefined): Promise<AuditVerdict> {
  return answer(api.GET('/api/audit-log/verify', { params: { query: clientId === undefined ? {} : { clientId } } }));
}
