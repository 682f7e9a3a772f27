import { ensureAdministrator, makeSetupLink } from '@saldo/access';
import type { Config } from '@saldo/platform/config';

/**
 * Sees to the first administrator: made from the variables where they are set, else by a link that works once.
 * Answers what to print, or null where Saldo is set up.
 */
export async function firstAdministrator({ saldoAdminEmail: email, saldoAdminPassword: password }: Config): Promise<string | null> {
  if (email && password) {
    const made = await ensureAdministrator({ email, password, name: email.split('@')[0] ?? email });
    return made && `The administrator ${email} has been made from SALDO_ADMIN_EMAIL.`;
  }
  const link = await makeSetupLink();
  return link && `Make the first administrator here; the link works once and for a day:\n${link}`;
}
