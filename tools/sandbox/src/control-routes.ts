import { parsePlainDate, plainDate } from '@saldo/kernel';
import { z } from 'zod';
import type { BankControl } from './banks/bank-control.ts';
import { answerBankControl } from './banks/bank-control-routes.ts';
import type { SandboxControl } from './control.ts';
import { type Answer, json } from './fortnox/answer.ts';
import { faultKinds } from './fortnox/faults.ts';

const day = z
  .string()
  .refine((text) => parsePlainDate(text) !== null, 'no day of the calendar')
  .transform((text) => plainDate(text));
const row = z.object({
  account: z.string(),
  amount: z.string(),
  costCenter: z.string().optional(),
  project: z.string().optional(),
  text: z.string().optional(),
  quantity: z.string().optional(),
});
const tenant = { tenant: z.number().int().optional() };
const voucherWish = z.object({
  ...tenant,
  date: day,
  rows: z.array(row),
  series: z.string().optional(),
  number: z.number().int().positive().optional(),
  text: z.string().optional(),
  comments: z.string().optional(),
});
const voucherChange = z.object({
  ...tenant,
  year: z.number().int().optional(),
  text: z.string().optional(),
  date: day.optional(),
  comments: z.string().optional(),
  strike: z.array(z.number().int().min(0)).optional(),
  add: z.array(row).optional(),
  rows: z.array(row).optional(),
  by: z.string().optional(),
});
const voucherRemoval = z.object({ ...tenant, year: z.number().int().optional(), force: z.boolean().optional() });
const faultWish = z.object({
  kind: z.enum(faultKinds),
  path: z.string().optional(),
  times: z.union([z.number().int().positive(), z.literal('always')]).optional(),
  skip: z.number().int().min(0).optional(),
  retryAfter: z.number().min(0).optional(),
  status: z.number().int().optional(),
  code: z.number().int().optional(),
  spelling: z.enum(['upper', 'lower']).optional(),
  delayMs: z.number().min(0).optional(),
  afterBytes: z.number().int().min(0).optional(),
});
const lock = z.object({ ...tenant, until: day.nullable() });
const consent = z.object(tenant);

/** Answers a request below `/sandbox`: the control for whoever is in another process. Wrong input is 400 with the reason. */
export function answerControl(
  control: SandboxControl,
  banks: BankControl,
  { method, path, body: bodyText }: { readonly method: string; readonly path: string; readonly body: string },
): Answer {
  try {
    const body: unknown = bodyText === '' ? {} : JSON.parse(bodyText);
    const call = `${method} ${path}`;
    return route(control, call, body) ?? answerBankControl(banks, call, body) ?? json(404, { error: `no ${method} ${path}` });
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof RangeError || error instanceof SyntaxError) return json(400, { error: error.message });
    throw error;
  }
}

function route(control: SandboxControl, call: string, body: unknown): Answer | null {
  const voucher = /^(PATCH|DELETE) \/sandbox\/vouchers\/([^/]+)\/(\d+)$/.exec(call);
  if (voucher) return editVoucher(control, voucher[1] === 'DELETE', decodeURIComponent(voucher[2] ?? ''), Number(voucher[3]), body);
  switch (call) {
    case 'GET /sandbox':
      return json(200, overview(control));
    case 'GET /sandbox/requests':
      return json(200, { items: control.requests() });
    case 'GET /sandbox/counts':
      return json(200, control.counts());
    case 'DELETE /sandbox/requests':
      return done(() => control.forgetRequests());
    case 'POST /sandbox/vouchers': {
      const { tenant: whose, ...wish } = voucherWish.parse(body);
      return json(201, told(control.addVoucher(wish, whose)));
    }
    case 'GET /sandbox/faults':
      return json(200, { kinds: faultKinds, waiting: control.waitingFaults() });
    case 'POST /sandbox/faults':
      return done(() => control.fault(faultWish.parse(body)));
    case 'DELETE /sandbox/faults':
      return done(() => control.clearFaults());
    case 'POST /sandbox/lock': {
      const { until, tenant: whose } = lock.parse(body);
      return done(() => control.lockUntil(until, whose));
    }
    case 'POST /sandbox/authorize-as':
      return done(() => control.authorizeAs(z.object({ tenant: z.number().int() }).parse(body).tenant));
    case 'POST /sandbox/expire-access':
      return done(() => control.expireAccessTokens());
    case 'POST /sandbox/revoke-consent':
      return done(() => control.revokeConsent(consent.parse(body).tenant));
    case 'POST /sandbox/quirks':
      return done(() =>
        Object.assign(control.quirks, z.object({ numbersAsText: z.boolean(), balancesInList: z.boolean() }).partial().parse(body)),
      );
    default:
      return null;
  }
}

function editVoucher(control: SandboxControl, removal: boolean, series: string, number: number, body: unknown): Answer {
  if (removal) {
    const { year, force, tenant: whose } = voucherRemoval.parse(body);
    return done(() =>
      control.deleteVoucher({ series, number, year }, { force: force ?? false, ...(whose === undefined ? {} : { tenant: whose }) }),
    );
  }
  const { tenant: whose, year, ...change } = voucherChange.parse(body);
  return json(200, told(control.changeVoucher({ series, number, year }, change, whose)));
}

function overview(control: SandboxControl) {
  const companies = control.companies().map((company) => ({
    tenant: company.databaseNumber,
    name: company.name,
    orgNo: company.orgNo,
    lockedUntil: company.lockedUntil,
    years: company.years.map(({ id, from, to, vouchers }) => ({ id, from, to, vouchers: vouchers.length })),
  }));
  return { companies, counts: control.counts(), faults: control.waitingFaults() };
}

function told({ series, number, date, text }: { series: string; number: number; date: string; text: string }) {
  return { series, number, date, text };
}

function done(act: () => void): Answer {
  act();
  return json(200, { done: true });
}
