import { formatAmount, parsePlainDate, plainDate } from '@saldo/kernel';
import { z } from 'zod';
import { type Answer, json } from '../fortnox/answer.ts';
import type { BankControl } from './bank-control.ts';
import { bankFaultKinds } from './bank-faults.ts';

const day = z
  .string()
  .refine((text) => parsePlainDate(text) !== null, 'no day of the calendar')
  .transform((text) => plainDate(text));
const consentOf = z.object({ consent: z.string() });
const rowWish = z.object({
  account: z.string(),
  date: day,
  amount: z.string(),
  text: z.string(),
  counterparty: z.string().optional(),
  ocr: z.string().optional(),
});
const faultWish = z.object({
  kind: z.enum(bankFaultKinds),
  path: z.string().optional(),
  times: z.union([z.number().int().positive(), z.literal('always')]).optional(),
  skip: z.number().int().min(0).optional(),
  status: z.number().int().optional(),
  resetSeconds: z.number().int().optional(),
  delayMs: z.number().min(0).optional(),
  afterBytes: z.number().int().min(0).optional(),
});
const quirks = z
  .object({
    newAccountIds: z.boolean(),
    pageSize: z.number().int().positive(),
    emptyPages: z.boolean(),
    requisitionsLeft: z.number().int().min(0),
    detailsLackNumbers: z.boolean(),
  })
  .partial();

/** Answers a call below `/sandbox/bank`; null where there is none such. Throws as the control and the schemas do. */
export function answerBankControl(control: BankControl, call: string, body: unknown): Answer | null {
  const consentDone = (act: (id: string) => void) => done(() => act(consentOf.parse(body).consent));
  switch (call) {
    case 'GET /sandbox/bank':
      return json(200, overview(control));
    case 'POST /sandbox/bank/rows': {
      const { account, ...wish } = rowWish.parse(body);
      return json(201, { id: control.addRow(account, wish).id });
    }
    case 'POST /sandbox/bank/withdraw': {
      const { account, row } = z.object({ account: z.string(), row: z.string() }).parse(body);
      return done(() => control.withdraw(account, row));
    }
    case 'POST /sandbox/bank/approve': {
      const { consent, accounts } = consentOf.extend({ accounts: z.array(z.string()).optional() }).parse(body);
      return json(200, { location: control.approve(consent, accounts) });
    }
    case 'POST /sandbox/bank/cancel':
      return json(200, { location: control.cancel(consentOf.parse(body).consent) });
    case 'POST /sandbox/bank/revoke':
      return consentDone((id) => control.revoke(id));
    case 'POST /sandbox/bank/expire':
      return consentDone((id) => control.expire(id));
    case 'POST /sandbox/bank/suspend':
      return consentDone((id) => control.suspend(id));
    case 'POST /sandbox/bank/new-ids':
      return done(() => control.giveIdsAnew());
    case 'POST /sandbox/bank/forget-calls':
      return done(() => control.forgetCalls());
    case 'POST /sandbox/bank/expire-tokens':
      return done(() => control.expireTokens(z.object({ also: z.literal('refresh').optional() }).parse(body).also));
    case 'GET /sandbox/bank/faults':
      return json(200, { kinds: bankFaultKinds, waiting: control.waitingFaults() });
    case 'POST /sandbox/bank/faults':
      return done(() => control.fault(faultWish.parse(body)));
    case 'DELETE /sandbox/bank/faults':
      return done(() => control.clearFaults());
    case 'POST /sandbox/bank/quirks':
      return done(() => Object.assign(control.quirks, quirks.parse(body)));
    default:
      return null;
  }
}

function overview(control: BankControl) {
  const banks = control.banks().map(({ institutionId, aspspName, name, accounts }) => ({
    institutionId,
    aspspName,
    name,
    accounts: accounts.map(({ key, iban, bban, maskedPan, currency, rows, mirrorOf }) => ({
      key,
      number: iban ?? bban ?? maskedPan,
      currency,
      rows: rows.length,
      balance: formatAmount(control.balance(key)),
      mirrorOf,
    })),
  }));
  const consents = control.consents().map(({ id, provider, bank, status, sessionId, isRevoked, isDeleted }) => ({
    id,
    provider,
    institutionId: bank.institutionId,
    status,
    sessionId,
    isRevoked,
    isDeleted,
  }));
  return { banks, consents, faults: control.waitingFaults() };
}

function done(act: () => void): Answer {
  act();
  return json(200, { done: true });
}
