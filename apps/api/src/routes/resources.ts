import type { OpenAPIHono } from '@hono/zod-openapi';
import type { JobDriver } from '@saldo/jobs';
import type { GuardContext } from '../edge/route.ts';
import type { ApiSettings, Env } from '../settings.ts';
import { accountRoutes, apiKeyRoutes } from './account.ts';
import { accountMonthRoutes } from './account-months.ts';
import { auditRoutes } from './audit.ts';
import { balanceComparisonRoutes } from './balance-comparison.ts';
import { bankAccountProofRoutes, bankAccountRoutes, bankStatementRoutes, bankTransactionRoutes, newBankAccountRoutes } from './bank.ts';
import { bankRoutes } from './banks.ts';
import { boardRoutes, changeRoutes } from './board.ts';
import { clientChangeRoutes, clientRoutes, profileRoutes } from './clients.ts';
import { connectRoutes } from './connect.ts';
import { feedActRoutes, feedChangeRoutes, feedRoutes } from './datafeeds.ts';
import { checkSettingRoutes, findingChangeRoutes, findingRoutes } from './findings.ts';
import { healthRoutes, metricsRoutes } from './health.ts';
import { importMappingChangeRoutes, importMappingRoutes } from './import-mappings.ts';
import { importRoutes } from './imports.ts';
import { jobEventRoutes, jobRoutes } from './jobs.ts';
import { bookRoutes, entryRoutes, voucherRoutes, voucherSourceRoutes } from './ledger.ts';
import { matchDecisionRoutes, matchRoutes } from './matches.ts';
import { matchingRuleChangeRoutes, matchingRuleRoutes, replayRoutes } from './matching-rules.ts';
import { oidcRoutes } from './oidc.ts';
import { backupRoutes, operationRoutes } from './operations.ts';
import { proposedVoucherRoutes } from './proposed-vouchers.ts';
import { carryRoutes, openingRoutes, reconciliationActRoutes, reconciliationRoutes, reconciliationRowRoutes } from './reconciliations.ts';
import { reviewRoutes } from './review.ts';
import { roleRoutes } from './roles.ts';
import { searchRoutes } from './search.ts';
import { ownSecondFactorRoutes, secondFactorRoutes } from './second-factor.ts';
import { settingsRoutes } from './settings.ts';
import { setUpRoutes, signInRoutes } from './sign-in.ts';
import { taskRoutes } from './tasks.ts';
import { timelineRoutes } from './timeline.ts';
import {
  invitationRoutes,
  passwordLinkRoutes,
  pendingInvitationRoutes,
  userChangeRoutes,
  userRoutes,
  userSecondFactorRoutes,
} from './users.ts';
import { viewChangeRoutes, viewRoutes } from './views.ts';
import { voucherFileRoutes } from './voucher-files.ts';
import { voucherSampleRoutes } from './voucher-sample.ts';
import { yearExportRoutes } from './year-export.ts';

/** What a file of routes is given. */
export interface Routes {
  readonly app: OpenAPIHono<Env>;
  readonly guard: GuardContext;
  readonly settings: ApiSettings;
  readonly stopping: AbortSignal | undefined;
  readonly driver: JobDriver | undefined;
}

/** Every resource, in the order of the document. */
export function resourceRoutes(routes: Routes): void {
  healthRoutes(routes);
  metricsRoutes(routes);
  operationRoutes(routes);
  backupRoutes(routes);
  clientRoutes(routes);
  clientChangeRoutes(routes);
  profileRoutes(routes);
  boardRoutes(routes);
  timelineRoutes(routes);
  searchRoutes(routes);
  changeRoutes(routes);
  feedRoutes(routes);
  feedChangeRoutes(routes);
  feedActRoutes(routes);
  connectRoutes(routes);
  bankRoutes(routes);
  importRoutes(routes);
  importMappingRoutes(routes);
  importMappingChangeRoutes(routes);
  jobRoutes(routes);
  jobEventRoutes(routes);
  voucherSampleRoutes(routes);
  reviewRoutes(routes);
  voucherRoutes(routes);
  voucherSourceRoutes(routes);
  voucherFileRoutes(routes);
  entryRoutes(routes);
  bookRoutes(routes);
  balanceComparisonRoutes(routes);
  accountMonthRoutes(routes);
  yearExportRoutes(routes);
  bankAccountRoutes(routes);
  newBankAccountRoutes(routes);
  bankAccountProofRoutes(routes);
  bankStatementRoutes(routes);
  bankTransactionRoutes(routes);
  checkAndReconcileRoutes(routes);
  taskRoutes(routes);
  auditRoutes(routes);
  userRoutes(routes);
  roleRoutes(routes);
  userChangeRoutes(routes);
  userSecondFactorRoutes(routes);
  passwordLinkRoutes(routes);
  invitationRoutes(routes);
  pendingInvitationRoutes(routes);
  settingsRoutes(routes);
  signInRoutes(routes);
  oidcRoutes(routes);
  secondFactorRoutes(routes);
  ownSecondFactorRoutes(routes);
  setUpRoutes(routes);
  accountRoutes(routes);
  apiKeyRoutes(routes);
  viewRoutes(routes);
  viewChangeRoutes(routes);
}

function checkAndReconcileRoutes(routes: Routes): void {
  reconciliationRoutes(routes);
  reconciliationRowRoutes(routes);
  reconciliationActRoutes(routes);
  carryRoutes(routes);
  openingRoutes(routes);
  matchRoutes(routes);
  matchDecisionRoutes(routes);
  proposedVoucherRoutes(routes);
  matchingRuleRoutes(routes);
  matchingRuleChangeRoutes(routes);
  replayRoutes(routes);
  findingRoutes(routes);
  findingChangeRoutes(routes);
  checkSettingRoutes(routes);
}
