import type { Check } from './check.ts';

/** How a client has one check. */
export interface CheckSetting {
  readonly on?: boolean | undefined;
  readonly limits?: Readonly<Record<string, number>> | undefined;
}

/** How a client has its checks; what is not named is as the check has it by itself. */
export interface CheckSettings {
  /** Findings about less money than this are left out, öre; those against arithmetic never are. */
  readonly materialityMinor: number;
  readonly checks: Readonly<Record<string, CheckSetting>>;
}

/** As a client has it that has set nothing. */
export const standardSettings: CheckSettings = { materialityMinor: 0, checks: {} };

/** Whether a check is run. */
export function isOn(check: Check, settings: CheckSettings): boolean {
  return settings.checks[check.code]?.on ?? check.isOff !== true;
}

/** A limit of a check as the client has it; throws RangeError where the check has none of that name. */
export function limitOf(check: Check, settings: CheckSettings, name: string): number {
  const limit = check.limits?.[name];
  if (!limit) throw new RangeError(`${check.code} has no limit ${name}`);
  return settings.checks[check.code]?.limits?.[name] ?? limit.default;
}
