import type { Messages } from '@saldo/kernel';

/** What the workers refuse, in words. */
export const messages: Messages = {
  'workers.needs-servers': () => ({
    sv: 'En egen arbetsprocess behöver DATABASE_URL och REDIS_URL. Utan dem håller "npm start" allt i en process.',
    en: 'Workers of their own need DATABASE_URL and REDIS_URL. Without them "npm start" holds everything in one process.',
  }),
};
