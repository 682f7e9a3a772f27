import type { Messages } from '@saldo/kernel';

/** What the command line refuses, in words. */
export const messages: Messages = {
  'saldo.process-needs-servers': ({ process }) => ({
    sv: `SALDO_PROCESS=${process} behöver DATABASE_URL och REDIS_URL. Utan dem håller en enda process allt (SALDO_PROCESS=all).`,
    en: `SALDO_PROCESS=${process} needs DATABASE_URL and REDIS_URL. Without them one process holds everything (SALDO_PROCESS=all).`,
  }),
  'saldo.no-data': ({ folder }) => ({
    sv: `Det finns ingen databas i ${folder}. Sätt DATA_DIR till mappen som servern använder (demons är ./data-demo).`,
    en: `There is no database in ${folder}. Set DATA_DIR to the folder that the server uses (that of the demo is ./data-demo).`,
  }),
  'saldo.refused': ({ detail }) => ({ sv: String(detail), en: String(detail) }),
  'saldo.usage': ({ detail }) => ({ sv: String(detail), en: String(detail) }),
  'saldo.running': ({ command }) => ({
    sv: `"saldo ${command}" går inte medan servern är igång, som redan har gjort detta vid sin start. Är den av en äldre version: stoppa den först.`,
    en: `"saldo ${command}" cannot run beside the server, which has done this at its start. If that is of an older version, stop it first.`,
  }),
};
