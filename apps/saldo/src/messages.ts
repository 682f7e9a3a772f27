import type { Messages } from '@saldo/kernel';

/** What the command line refuses, in words. */
export const messages: Messages = {
  'saldo.process-needs-servers': ({ process }) => ({
    sv: `SALDO_PROCESS=${process} behöver DATABASE_URL och REDIS_URL. Utan dem håller en enda process allt (SALDO_PROCESS=all).`,
    en: `SALDO_PROCESS=${process} needs DATABASE_URL and REDIS_URL. Without them one process holds everything (SALDO_PROCESS=all).`,
  }),
  'saldo.refused': ({ detail }) => ({ sv: String(detail), en: String(detail) }),
  'saldo.usage': ({ detail }) => ({ sv: String(detail), en: String(detail) }),
  'saldo.running': ({ command }) => ({
    sv: `"saldo ${command}" går inte medan servern är igång. Stoppa den först.`,
    en: `"saldo ${command}" cannot run beside the server. Stop it first.`,
  }),
};
