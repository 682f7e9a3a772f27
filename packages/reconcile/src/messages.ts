import type { Messages } from '@saldo/kernel';

/** What the engine refuses, in words. */
export const messages: Messages = {
  'reconcile.too-large': () => ({
    sv: 'Beloppen är för stora för att stämmas av: summan överstiger 90 biljoner kronor. Kontrollera inläsningen.',
    en: 'The amounts are too large to be reconciled: they come to more than 90 trillion kronor. Check what was imported.',
  }),
};
