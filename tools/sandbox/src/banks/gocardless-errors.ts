import { type Answer, json } from '../fortnox/answer.ts';
import { type BankFaultWish, gocardlessError } from './bank-faults.ts';

/** What GoCardless says of an access token that it does not know, or that is over. */
export const oldToken = gocardlessError(401, 'Invalid token', 'Token is invalid or expired');
/** And of keys that are none. */
export const wrongSecret = gocardlessError(401, 'Authentication failed', 'No active account found with the given credentials');
export const unknownId = gocardlessError(404, 'Not found.', 'Not found.');
export const usedUp = gocardlessError(402, 'Free usage limit exceeded', 'You have reached your limit of free connections');

export function consentExpired(agreementId: string, days: number, at: Date, status = 401): Answer {
  const stamp = at.toISOString().replace('T', ' ').replace('Z', '000+00:00');
  return gocardlessError(
    status,
    `End User Agreement (EUA) ${agreementId} has expired`,
    `EUA was valid for ${days} days and it expired at ${stamp}. The end user must connect the account once more with new EUA and Requisition`,
  );
}

export function accessExpired(kind: string): Answer {
  return gocardlessError(
    401,
    `Couldn't update account ${kind}`,
    'Access has expired or it has been revoked. To restore access reconnect the account.',
    'AccessExpiredError',
  );
}

export function notGranted(): Answer {
  return gocardlessError(403, 'No valid End User Agreement', 'There is no valid End User Agreement for this account');
}

export function suspended(accountId: string): Answer {
  return gocardlessError(409, 'Account suspended', `Account ${accountId} has been suspended due to many failed requests`);
}

export function notReady(accountId: string): Answer {
  return json(409, { id: accountId, created: '2026-01-01T08:00:00Z', iban: '', status: 'PROCESSING', status_code: 409 });
}

export function limitReached(limit: number, resetSeconds: number): Answer {
  return gocardlessError(
    429,
    'Rate limit exceeded',
    `The rate limit for this resource is ${limit}/day. Please try again in ${resetSeconds} seconds`,
  );
}

/** The answer that a fault gives in place of the real one; null where the real one is only spoiled on its way. */
export function gocardlessFault(fault: BankFaultWish, accountId: string, kind: string, now: Date): Answer | null {
  switch (fault.kind) {
    case 'down':
      return gocardlessError(503, `Couldn't update account ${kind}`, 'Institution service unavailable', 'ServiceError');
    case 'unknown-error':
      return gocardlessError(500, `Couldn't update account ${kind}`, 'Request to Institution returned an error', 'UnknownRequestError');
    case 'limit':
      return limitReached(4, fault.resetSeconds ?? 85_092);
    case 'bank-limit':
      return gocardlessError(
        429,
        `Couldn't update account ${kind}`,
        'Daily request limit set by the Institution has been exceeded.',
        'RateLimitError',
      );
    case 'consent-expired':
      return consentExpired('3fa85f64-5717-4562-b3fc-2c963f66afa6', 180, now, fault.status);
    case 'access-expired':
      return accessExpired(kind);
    case 'account-closed':
      return gocardlessError(401, `Couldn't update account ${kind}`, 'Account is inactive', 'AccountInactiveError');
    case 'not-granted':
      return notGranted();
    case 'not-ready':
      return notReady(accountId);
    case 'suspended':
      return suspended(accountId);
    case 'old-token':
      return oldToken;
    case 'wrong-secret':
      return wrongSecret;
    case 'ip-denied':
      return gocardlessError(403, 'IP address access denied', "Your IP 127.0.0.1 isn't whitelisted to perform this action");
    case 'quota':
      return usedUp;
    case 'days-refused':
      return json(400, {
        access_valid_for_days: { summary: 'Incorrect access_valid_for_days', detail: 'access_valid_for_days must be > 0 and <= 90' },
        status_code: 400,
      });
    default:
      return null;
  }
}
