import { counted, type Messages } from '@saldo/kernel';

/** What calls to other servers run into, in words. */
export const messages: Messages = {
  'http.timeout': ({ host, seconds }) => ({
    sv: `${host} svarade inte inom ${counted(seconds, 'sekund', 'sekunder')}. Försök igen om en stund.`,
    en: `${host} did not answer within ${counted(seconds, 'second', 'seconds')}. Try again in a moment.`,
  }),
  'http.unreachable': ({ host }) => ({
    sv: `${host} går inte att nå. Försök igen om en stund.`,
    en: `${host} cannot be reached. Try again in a moment.`,
  }),
  'http.bad-answer': ({ host }) => ({
    sv: `Svaret från ${host} var avbrutet eller felaktigt. Försök igen om en stund.`,
    en: `The answer of ${host} was cut short or wrong. Try again in a moment.`,
  }),
  'http.certificate': ({ host }) => ({
    sv: `Certifikatet för ${host} går inte att lita på. Kontrollera adressen.`,
    en: `The certificate of ${host} cannot be trusted. Check the address.`,
  }),
  'http.too-large': ({ host, maxBytes }) => ({
    sv: `Svaret från ${host} är större än ${maxBytes} byte och togs inte emot.`,
    en: `The answer of ${host} is larger than ${maxBytes} bytes and was not taken.`,
  }),
  'http.forbidden-address': ({ host }) => ({
    sv: `${host} ligger inte på det öppna internet. Ange en publik adress.`,
    en: `${host} does not lie on the public internet. Give a public address.`,
  }),
  'http.redirect': ({ host }) => ({
    sv: `${host} skickar vidare till en adress som inte är säker. Kontrollera adressen.`,
    en: `${host} redirects to an address that is not safe. Check the address.`,
  }),
  'http.bad-url': () => ({
    sv: 'Adressen måste börja med https:// eller http://.',
    en: 'The address must begin with https:// or http://.',
  }),
};
