import type { ConsentWish } from '@saldo/bank/provider';
import { profileOf } from './bank-profiles.ts';
import type { GocardlessInstitution } from './types.ts';

/** What an agreement asks for; null for one that the service makes by itself, as long as it likes. */
export interface AgreementDays {
  readonly historyDays: number;
  readonly accessDays: number;
}

/** What every bank gives (90 and 90 are the service's own defaults). */
const SURE_DAYS = 90;
const MOST_DAYS = 730;

/**
 * What to ask a bank for, the best first: the longest history and access that it says it gives, within the wish. What follows is for
 * banks that refuse their own numbers. Empty for those that hang when they are given an agreement.
 */
export function agreementPlan(
  institution: GocardlessInstitution,
  wish: Pick<ConsentWish, 'historyDays' | 'accessDays' | 'purpose'>,
): AgreementDays[] {
  const profile = profileOf(institution.id);
  if (profile.plainConsent) return [];
  const isOnce = profile.longHistoryOnce === true || institution.supported_features.includes('separate_continuous_history_consent');
  const given = within(institution.transaction_total_days, wish.historyDays);
  const historyDays = isOnce && wish.purpose !== 'history' ? Math.min(given, SURE_DAYS) : given;
  const accessDays = within(institution.max_access_valid_for_days, wish.accessDays);
  const sure = (wanted: number) => Math.min(wanted, SURE_DAYS);
  const plans = [
    { historyDays, accessDays },
    { historyDays, accessDays: sure(accessDays) },
    { historyDays: sure(historyDays), accessDays: sure(accessDays) },
  ];
  return plans.filter((plan, index) => index === 0 || !isSame(plan, plans[index - 1]));
}

/** Whether the person may be asked at the service which accounts to share. */
export function mayChooseAccounts({ id, supported_features }: GocardlessInstitution): boolean {
  return supported_features.includes('account_selection') && !profileOf(id).plainConsent;
}

function within(bank: number | null, wish: number | undefined): number {
  return Math.max(1, Math.min(bank || SURE_DAYS, wish ?? MOST_DAYS, MOST_DAYS));
}

function isSame(a: AgreementDays, b: AgreementDays | undefined): boolean {
  return a.historyDays === b?.historyDays && a.accessDays === b.accessDays;
}
