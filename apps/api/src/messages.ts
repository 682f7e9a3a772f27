import type { Messages } from '@saldo/kernel';

/** What the API itself refuses, in words. */
export const messages: Messages = {
  'api.malformed': () => ({ sv: 'Anropet är inte giltig JSON i UTF-8.', en: 'The body is not valid JSON in UTF-8.' }),
  'api.malformed-call': () => ({ sv: 'Anropet går inte att läsa.', en: 'The call cannot be read.' }),
  'api.malformed-form': () => ({ sv: 'Formuläret är avklippt eller går inte att läsa.', en: 'The form is cut off or cannot be read.' }),
  'api.query': () => ({ sv: 'En parameter i adressen går inte att läsa.', en: 'A query parameter cannot be read.' }),
  'api.cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'api.header': ({ name }) => ({ sv: `Rubriken ${name} går inte att läsa.`, en: `The header ${name} cannot be read.` }),
  'api.anonymous': () => ({ sv: 'Logga in, eller skicka en giltig API-nyckel.', en: 'Sign in, or send a valid API key.' }),
  'api.foreign-origin': () => ({
    sv: 'Anropet kommer från en annan webbplats. Öppna Saldo på den adress som APP_URL anger.',
    en: 'The call comes from another site. Open Saldo at the address that APP_URL names.',
  }),
  'api.missing': () => ({
    sv: 'Det finns inte, eller hör till någon annan.',
    en: 'It is not there, or it is not yours.',
  }),
  'api.method': ({ method }) => ({ sv: `${method} går inte att använda här.`, en: `${method} cannot be used here.` }),
  'api.stale': () => ({
    sv: 'Någon annan har ändrat sedan du läste. Läs om och försök igen.',
    en: 'Somebody else has changed it since you read it. Read it again and retry.',
  }),
  'api.too-large': ({ maxBytes }) => ({
    sv: `Det är för stort. Högst ${inMegabytes(maxBytes)} MB tas emot.`,
    en: `It is too large. At most ${inMegabytes(maxBytes)} MB is taken.`,
  }),
  'api.type': ({ wanted }) => ({ sv: `Det är fel sort. Skicka ${wanted}.`, en: `It is of the wrong type. Send ${wanted}.` }),
  'api.encoding': () => ({ sv: 'Skicka innehållet okomprimerat.', en: 'Send the content uncompressed.' }),
  'api.invalid': () => ({ sv: 'Några uppgifter stämmer inte.', en: 'Some fields are not right.' }),
  'api.too-long-to-sort': ({ most }) => ({
    sv: `Listan har fler än ${most} rader. Filtrera den först.`,
    en: `The list has more than ${most} rows. Filter it first.`,
  }),
  'api.no-file': () => ({ sv: 'Ingen fil följde med.', en: 'No file came along.' }),
  'api.key-other-body': () => ({
    sv: 'Samma Idempotency-Key har redan använts med ett annat innehåll. Använd en ny nyckel.',
    en: 'The same Idempotency-Key was used with another body. Use a new key.',
  }),
  'api.key-running': () => ({
    sv: 'Det första anropet med samma Idempotency-Key pågår. Försök igen om en stund.',
    en: 'The first call with the same Idempotency-Key is still running. Try again in a moment.',
  }),
  'api.too-many-streams': () => ({
    sv: 'För många händelseströmmar är öppna. Stäng någon först.',
    en: 'Too many event streams are open. Close one first.',
  }),
  'api.loopback-only': () => ({
    sv: 'Mätvärden lämnas bara till den här datorn. Sätt METRICS_TOKEN för att läsa dem utifrån.',
    en: 'Metrics are given to this machine only. Set METRICS_TOKEN to read them from outside.',
  }),
  'api.needs-servers': () => ({
    sv: 'Den fristående webbtjänsten behöver DATABASE_URL och REDIS_URL. Utan dem startar "npm start" allt i en process.',
    en: 'The web service on its own needs DATABASE_URL and REDIS_URL. Without them "npm start" runs everything in one process.',
  }),
  'api.port-reserved': ({ port, host }) => ({
    sv: `Den här användaren får inte lyssna på port ${port} på ${host}. Sätt PORT till 1024 eller högre, med en proxy framför.`,
    en: `This user may not listen on port ${port} on ${host}. Set PORT to 1024 or higher, with a proxy before it.`,
  }),
  'api.no-such-host': ({ host }) => ({
    sv: `${host} är ingen adress på den här datorn. Sätt HOST till en av dess adresser, 127.0.0.1 eller 0.0.0.0.`,
    en: `${host} is no address of this machine. Set HOST to one of its addresses, 127.0.0.1 or 0.0.0.0.`,
  }),
  'api.port-taken': ({ port, host }) => ({
    sv: `Port ${port} på ${host} är upptagen. Stoppa den som lyssnar där, eller sätt PORT.`,
    en: `Port ${port} on ${host} is taken. Stop whoever listens there, or set PORT.`,
  }),
  'api.stopping': () => ({ sv: 'Saldo stängs av. Försök igen om en stund.', en: 'Saldo is stopping. Try again in a moment.' }),
  'api.defect': () => ({
    sv: 'Något gick fel hos oss. Försök igen, och ange X-Request-Id om felet återkommer.',
    en: 'Something went wrong on our side. Try again, and tell the X-Request-Id if it happens again.',
  }),
};

function inMegabytes(bytes: string | number | boolean | null | undefined): number {
  return Math.floor(Number(bytes) / 1_048_576);
}
