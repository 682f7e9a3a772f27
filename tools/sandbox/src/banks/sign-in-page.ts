import { formatAmount } from '@saldo/kernel';
import type { Answer } from '../fortnox/answer.ts';
import type { BankState } from './bank-state.ts';
import { approveConsent, type BankConsent, isOpen, refuseConsent } from './consents.ts';
import { balanceAt } from './told-rows.ts';

/**
 * The bank's own page, where a person chooses accounts and approves or cancels. `GET` shows it, `POST` carries out what was chosen and
 * sends the person back. A link that is used up sends them back at once.
 */
export function answerBankPage(state: BankState, method: string, consentId: string, body: string): Answer {
  const consent = state.consents.all.find(({ id }) => id === consentId);
  if (!consent) return document(404, 'Länken finns inte', '<h1>Länken finns inte</h1>');
  if (!isOpen(consent)) return away(refuseConsent(consent, '', ''));
  if (method === 'GET') {
    consent.status = 'UA';
    return document(200, consent.bank.name, form(consent, state.now()));
  }
  const fields = new URLSearchParams(body);
  switch (fields.get('decision')) {
    case 'approve':
      return away(approveConsent(state.consents, consent, fields.getAll('account')));
    case 'fail':
      return away(refuseConsent(consent, 'InstitutionTechnicalError', 'The bank has a technical error'));
    default:
      return away(refuseConsent(consent, 'UserCancelledSession', 'User cancelled the session'));
  }
}

function form({ bank, lifeMs, historyDays }: BankConsent, nowMs: number): string {
  const days = Math.round(lifeMs / 86_400_000);
  const accounts = bank.accounts.map(
    (account) => `<label><input type="checkbox" name="account" value="${escaped(account.key)}" checked>
      <span>${escaped(account.name)}<small>${escaped(account.iban ?? account.bban ?? account.maskedPan ?? '')}</small></span>
      <b>${formatAmount(balanceAt(account, nowMs).bookedMinor).replace('.', ',')} ${account.currency}</b></label>`,
  );
  const none = '<p>Du har inga konton i banken.</p>';
  return `<p class="notice">Sandlåda: ingen riktig bank. Ingen inloggning behövs.</p>
    <h1>${escaped(bank.name)}</h1>
    <p>Saldo vill läsa saldon och transaktioner ${historyDays} dagar bakåt, i ${days} dagar. Välj de konton som får läsas.</p>
    <form method="post">${accounts.join('') || none}
      <div class="buttons">
        <button name="decision" value="approve"${accounts.length === 0 ? ' disabled' : ''}>Godkänn</button>
        <button name="decision" value="cancel">Avbryt</button>
        <button name="decision" value="fail">Tekniskt fel</button>
      </div>
    </form>`;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
.notice{background:#fff4d6;padding:.5rem .75rem;border-radius:.375rem}label{display:flex;gap:.75rem;align-items:center;padding:.75rem 0;border-bottom:1px solid #ddd}
label span{flex:1}small{display:block;color:#555}.buttons{display:flex;gap:.5rem;margin-top:1.5rem}
button{font:inherit;padding:.5rem 1rem;border:1px solid #1a1a1a;border-radius:.375rem;background:#fff;cursor:pointer}button:first-child{background:#1a1a1a;color:#fff}`;

function document(status: number, title: string, body: string): Answer {
  return {
    status,
    contentType: 'text/html; charset=UTF-8',
    body: `<!DOCTYPE html>\n<html lang="sv"><head><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>\n`,
  };
}

function away(location: string): Answer {
  return { status: 302, contentType: 'text/html; charset=UTF-8', body: '', headers: { location } };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
