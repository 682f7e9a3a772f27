import { type Answer, refusal } from './answer.ts';
import {
  type Asked,
  account,
  accounts,
  companyInformation,
  companySettings,
  financialYear,
  financialYears,
  lockedPeriod,
  objects,
  oneSeries,
  predefinedAccounts,
  seriesList,
} from './company-resources.ts';
import { Refused } from './lists.ts';
import { archiveFile, fileConnections, oneVoucher, sieExport, voucherList, voucherSublist } from './voucher-resources.ts';

type Resource = (asked: Asked, ...parts: string[]) => Answer;

/** Every address below `/3`, with the scope that it needs. */
const routes: readonly (readonly [pattern: RegExp, scope: string, resource: Resource])[] = [
  [/^companyinformation$/, 'companyinformation', companyInformation],
  [/^settings\/company$/, 'settings', companySettings],
  [/^settings\/lockedperiod$/, 'settings', lockedPeriod],
  [/^predefinedaccounts$/, 'settings', predefinedAccounts],
  [/^financialyears$/, 'bookkeeping', financialYears],
  [/^financialyears\/(\d+)$/, 'bookkeeping', financialYear],
  [/^accounts$/, 'bookkeeping', accounts],
  [/^accounts\/(\d+)$/, 'bookkeeping', account],
  [/^voucherseries$/, 'bookkeeping', seriesList],
  [/^voucherseries\/([^/]+)$/, 'bookkeeping', oneSeries],
  [/^vouchers$/, 'bookkeeping', voucherList],
  [/^vouchers\/sublist(?:\/([^/]+))?$/, 'bookkeeping', voucherSublist],
  [/^vouchers\/([^/]+)\/(\d+)$/, 'bookkeeping', oneVoucher],
  [/^costcenters$/, 'costcenter', (asked) => objects(asked, 'costcenters')],
  [/^projects$/, 'project', (asked) => objects(asked, 'projects')],
  [/^sie\/(\d+)$/, 'bookkeeping', sieExport],
  [/^voucherfileconnections$/, 'connectfile', fileConnections],
  [/^archive(?:\/([^/]+))?$/, 'archive', archiveFile],
];

/** Every scope that the integration may be registered with. */
export const allScopes: readonly string[] = [...new Set(routes.map(([, scope]) => scope)), 'inbox'];

/** Answers a request below `/3` that has passed the gate. */
export function answerResource(asked: Asked, path: string, request: { method: string; accept: string; scopes: readonly string[] }): Answer {
  for (const [pattern, scope, resource] of routes) {
    const parts = pattern.exec(path);
    if (!parts) continue;
    if (request.method !== 'GET') return refusal(405, 2000762, 'lower');
    if (!request.scopes.includes(scope)) return refusal(403, 2000663);
    // Naming the payload's own type is refused; only JSON or anything at all is taken.
    if (!/^(?:\*\/\*|application\/json)(?:[,; ]|$)/.test(request.accept || '*/*')) return refusal(400, 1000030);
    try {
      return resource(
        asked,
        ...parts
          .slice(1)
          .filter((part) => part !== undefined)
          .map(decodeURIComponent),
      );
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    }
  }
  return refusal(404, 2000762);
}
