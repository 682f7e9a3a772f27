import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient, refuseForeignClient } from '@saldo/clients';
import { type Actor, type Fault, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { allChecks } from '../checks/index.ts';
import type { CheckSetting, CheckSettings } from '../settings.ts';
import { keepSettings, settingsOf } from '../settings-store.ts';
import { enqueueChecks } from './findings.ts';

/** How a client has its checks, and the version of that. */
export type ClientChecks = CheckSettings & { readonly version: number };

/** How a client has its checks. Throws `clients.missing`. */
export async function getChecks(actor: Actor, clientId: string): Promise<ClientChecks> {
  can(actor, 'quality.read', { clientId });
  return await transaction(actor, async (tx) => {
    await refuseForeignClient(tx, clientId);
    return await settingsOf(tx, clientId);
  });
}

/**
 * Sets how a client has its checks, all of them: what is not named is as the check has it by itself. The books are checked anew.
 * Throws `clients.missing`, `quality.invalid` with a fault per field, `quality.stale`.
 */
export async function putChecks(
  actor: Actor,
  clientId: string,
  { materialityMinor, checks }: CheckSettings,
  version?: number,
): Promise<ClientChecks> {
  can(actor, 'quality.write', { clientId });
  const faults = [
    ...(materialityMinor < 0 ? [fault('materiality')] : []),
    ...Object.entries(checks).flatMap(([code, setting]) => faultsOf(code, setting)),
  ];
  if (faults.length > 0) throw new SaldoError('quality.invalid', 'invalid', {}, { faults });
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const before = await settingsOf(tx, clientId, true);
    if (version !== undefined && version !== before.version) throw new SaldoError('quality.stale', 'conflict');
    await keepSettings(tx, clientId, { materialityMinor, checks });
    await enqueueChecks(tx, actor, clientId);
    const payload = { materialityMinor, checks: Object.keys(checks).sort() };
    await recordAudit(tx, actor, { clientId, action: 'quality.settings', refType: 'client', refId: clientId, payload });
    return await settingsOf(tx, clientId);
  });
}

function faultsOf(code: string, { limits = {} }: CheckSetting): Fault[] {
  const check = allChecks.find((one) => one.code === code);
  if (!check) return [fault(`checks.${code}`)];
  return Object.entries(limits).flatMap(([name, value]) =>
    check.limits?.[name] && Number.isSafeInteger(value) && value >= 0 ? [] : [fault(`checks.${code}.limits.${name}`)],
  );
}

function fault(field: string): Fault {
  return { code: 'quality.field', field, message: UNKNOWN };
}

const UNKNOWN = {
  sv: 'Det finns ingen sådan kontroll eller gräns, eller värdet är inget helt tal från 0.',
  en: 'There is no such check or limit, or the value is no whole number from 0.',
};
