import { counted, type ErrorDetails, type Messages, type Sentence } from '@saldo/kernel';

/** What signing in and the permissions refuse, in words. */
export const messages: Messages = {
  'access.closed': () => ({ sv: 'Inloggningen är inte öppen.', en: 'Signing in is not open.' }),
  'access.forbidden': () => ({
    sv: 'Din roll får inte göra detta. Be en administratör om hjälp.',
    en: 'Your role may not do this. Ask an administrator for help.',
  }),
  'access.missing': () => ({ sv: 'Det finns inte, eller är inte ditt.', en: 'It does not exist, or is not yours.' }),
  'access.wrong-credentials': () => ({
    sv: 'E-postadressen eller lösenordet stämmer inte.',
    en: 'The e-mail address or the password is wrong.',
  }),
  'access.wrong-password': () => ({ sv: 'Det nuvarande lösenordet stämmer inte.', en: 'The current password is wrong.' }),
  'access.too-many-tries': ({ minutes }) => ({
    sv: `För många misslyckade försök. Vänta ${counted(minutes, 'minut', 'minuter')} och försök igen. Du som redan är inloggad berörs inte.`,
    en: `Too many failed tries. Wait ${counted(minutes, 'minute', 'minutes')} and try again. Sessions that are open go on.`,
  }),
  'access.wrong-code': () => ({
    sv: 'Koden stämmer inte eller har redan använts. Vänta på nästa kod i appen.',
    en: 'The code is wrong or was used already. Wait for the next one in the app.',
  }),
  'access.challenge-over': () => ({
    sv: 'Inloggningen har gått ut. Börja om med e-post och lösenord.',
    en: 'The sign-in has run out. Begin again with e-mail and password.',
  }),
  'access.second-factor-on': () => ({
    sv: 'Du har redan tvåstegsverifiering. Stäng av den först om du vill byta.',
    en: 'You already have two-step verification. Turn it off first to change it.',
  }),
  'access.second-factor-off': () => ({ sv: 'Tvåstegsverifieringen är inte påslagen.', en: 'Two-step verification is not on.' }),
  'access.second-factor-missing': () => ({
    sv: 'Byrån kräver tvåstegsverifiering. Slå på den under Mitt konto först.',
    en: 'The firm requires two-step verification. Turn it on under My account first.',
  }),
  'access.no-provider': () => ({
    sv: 'Inloggning genom byråns egen tjänst är inte inställd (OIDC_ISSUER).',
    en: "Signing in through the firm's own provider is not set up (OIDC_ISSUER).",
  }),
  'access.provider-unreachable': () => ({
    sv: 'Byråns inloggningstjänst svarar inte. Försök igen, eller logga in med lösenord.',
    en: "The firm's sign-in provider does not answer. Try again, or sign in by password.",
  }),
  'access.provider-refused': () => ({
    sv: 'Byråns inloggningstjänst släppte inte in dig, eller så höll dess svar inte för granskning. Försök igen.',
    en: "The firm's sign-in provider did not let you in, or its answer did not hold. Try again.",
  }),
  'access.provider-stale': () => ({
    sv: 'Byråns inloggningstjänst intygade inte att du loggade in nyss. Logga in igen där, med lösenord eller kod. Hjälper inte det ska tjänsten lämna uppgiften auth_time.',
    en: "The firm's sign-in provider did not say that you signed in just now. Sign in again there, by password or code. If that does not help, the provider is to give the claim auth_time.",
  }),
  'access.provider-unknown': () => ({
    sv: 'Ingen användare här har den adressen, eller så intygar inloggningstjänsten den inte. Be administratören lägga till dig.',
    en: 'No user here has that address, or the provider does not vouch for it. Ask the administrator to add you.',
  }),
  'access.journey-over': () => ({
    sv: 'Inloggningen påbörjades inte här, eller för länge sedan. Börja om.',
    en: 'The sign-in was not begun here, or too long ago. Begin again.',
  }),
  'access.view-name-taken': ({ name }) => ({
    sv: `Du har redan en vy som heter ”${name}” i den här listan. Välj ett annat namn.`,
    en: `You already have a view called “${name}” of this list. Choose another name.`,
  }),
  'access.too-many-views': ({ most }) => ({
    sv: `Du har ${most} vyer av den här listan. Ta bort någon först.`,
    en: `You have ${most} views of this list. Delete one first.`,
  }),
  'access.sign-in-again': () => ({
    sv: 'Logga in igen först: detta kräver en inloggning från de senaste tio minuterna.',
    en: 'Sign in again first: this needs a sign-in of the last ten minutes.',
  }),
  'access.not-by-key': () => ({
    sv: 'Detta går inte med en API-nyckel. Logga in på sidan.',
    en: 'This cannot be done with an API key. Sign in on the page.',
  }),
  'access.weak-password': (details) => weakPassword(details),
  'access.email-taken': () => ({ sv: 'E-postadressen har redan en användare.', en: 'The e-mail address already has a user.' }),
  'access.stale': () => ({
    sv: 'Någon har ändrat detta sedan du läste det. Läs om och försök igen.',
    en: 'Somebody has changed this since you read it. Read it again and retry.',
  }),
  'access.last-administrator': () => ({
    sv: 'Minst en aktiv administratör måste finnas kvar. Utse en annan först.',
    en: 'At least one active administrator must remain. Appoint another first.',
  }),
  'access.not-yourself': () => ({
    sv: 'Du kan inte stänga av eller ta bort dig själv. Be en annan administratör.',
    en: 'You cannot disable or remove yourself. Ask another administrator.',
  }),
  'access.key-exceeds-maker': () => ({
    sv: 'En nyckel kan inte få mer än den som gör den: välj din egen roll eller en lägre, och bland dina egna kunder.',
    en: 'A key cannot be given more than its maker has: choose your own role or a lesser one, and among your own clients.',
  }),
  'access.too-many-keys': ({ most }) => ({
    sv: `Du har redan ${most} API-nycklar. Ta bort någon som inte används.`,
    en: `You already have ${most} API keys. Remove one that is not used.`,
  }),
  'access.bad-cursor': () => ({
    sv: 'Sidmärket går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Begin again from the first page.',
  }),
  'access.expires-in-past': () => ({ sv: 'Slutdatumet har redan passerat.', en: 'The date of expiry has already passed.' }),
  'access.own-password': () => ({
    sv: 'Ditt eget lösenord byter du under Mitt konto.',
    en: 'You change your own password under My account.',
  }),
  'access.user-disabled': () => ({
    sv: 'Användaren är avstängd. Släpp in personen igen först.',
    en: 'The user is disabled. Let them in again first.',
  }),
  'access.link-dead': () => ({
    sv: 'Länken har använts, gått ut eller är ersatt av en nyare. Be om en ny.',
    en: 'The link was used, has expired or was replaced by a newer one. Ask for another.',
  }),
  'access.already-set-up': () => ({
    sv: 'Saldo har redan en administratör. Logga in.',
    en: 'Saldo already has an administrator. Sign in.',
  }),
  'access.sign-in-failed': () => ({
    sv: 'Inloggningen gick inte att slutföra. Försök igen.',
    en: 'Signing in could not be completed. Try again.',
  }),
};

const WEAK: Readonly<Record<string, Sentence>> = {
  'too-short': { sv: 'Lösenordet måste ha minst 12 tecken.', en: 'The password must have at least 12 characters.' },
  'too-long': { sv: 'Lösenordet får ha högst 200 tecken.', en: 'The password may have at most 200 characters.' },
  common: {
    sv: 'Lösenordet är ett av de vanligaste. Välj några ord som hör ihop bara för dig.',
    en: 'The password is among the most common. Choose a few words that belong together for you alone.',
  },
  repeated: {
    sv: 'Lösenordet upprepar samma tecken eller följer tangentbordet. Välj några egna ord.',
    en: 'The password repeats itself or follows the keyboard. Choose a few words of your own.',
  },
  'own-name': {
    sv: 'Lösenordet är ditt namn eller din adress. Välj några andra ord.',
    en: 'The password is your name or address. Choose other words.',
  },
};

function weakPassword({ reason }: ErrorDetails): Sentence {
  return WEAK[String(reason)] ?? { sv: 'Lösenordet är för svagt.', en: 'The password is too weak.' };
}
