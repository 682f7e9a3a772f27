import type { Messages } from '@saldo/kernel';

/** What the feeds refuse, in words. */
export const messages: Messages = {
  'feeds.consent-unknown': () => ({
    sv: 'Leverantören tog inte emot återkallelsen: nyckeln gäller inte längre. Kontrollera hos leverantören att kopplingen är borttagen.',
    en: 'The provider did not take the revocation: the key holds no longer. Look at the provider whether the connection is gone.',
  }),
  'feeds.missing': () => ({ sv: 'Datakällan finns inte.', en: 'There is no such data feed.' }),
  'feeds.invalid': () => ({
    sv: 'Datakällan stämmer inte. Rätta de fält som anges.',
    en: 'The data feed is not valid. Correct the fields named.',
  }),
  'feeds.stale': () => ({
    sv: 'Någon har ändrat datakällan sedan du läste den. Läs om den och gör ändringen igen.',
    en: 'Somebody has changed the data feed since you read it. Read it again and repeat the change.',
  }),
  'feeds.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'feeds.archived': () => ({ sv: 'Datakällan är arkiverad.', en: 'The data feed is archived.' }),
  'feeds.paused': () => ({
    sv: 'Datakällan är pausad. Återuppta den först.',
    en: 'The data feed is paused. Resume it first.',
  }),
  'feeds.not-paused': () => ({ sv: 'Datakällan är inte pausad.', en: 'The data feed is not paused.' }),
  'feeds.not-connected': () => ({
    sv: 'Datakällan är inte ansluten. Anslut den eller ange en nyckel först.',
    en: 'The data feed is not connected. Connect it, or enter a key, first.',
  }),
  'feeds.needs-connect': () => ({
    sv: 'Anslutningen har upphört. Anslut på nytt under Datakällor.',
    en: 'The connection has ended. Connect again under Data feeds.',
  }),
  'feeds.manual': () => ({
    sv: 'En manuell datakälla hämtar inget. Läs in en fil i stället.',
    en: 'A manual data feed fetches nothing. Import a file instead.',
  }),
  'feeds.one-manual': () => ({
    sv: 'Klienten har redan en manuell datakälla.',
    en: 'The client has a manual data feed already.',
  }),
  'feeds.no-sync': ({ source }) => ({
    sv: `Datakällor av slaget ${source} kan inte hämtas ännu.`,
    en: `Data feeds of the kind ${source} cannot be fetched yet.`,
  }),
  'feeds.connection-used': () => ({
    sv: 'Anslutningen är redan använd eller okänd. Börja om under Datakällor.',
    en: 'The connection has been used already, or is unknown. Begin again under Data feeds.',
  }),
  'feeds.connection-expired': () => ({
    sv: 'Anslutningen tog för lång tid. Börja om under Datakällor.',
    en: 'The connection took too long. Begin again under Data feeds.',
  }),
  'feeds.connection-foreign': () => ({
    sv: 'Anslutningen påbörjades av någon annan. Börja om under Datakällor.',
    en: 'Somebody else began the connection. Begin again under Data feeds.',
  }),
  'feeds.other-company': ({ held, given }) => ({
    sv: `Medgivandet gäller ett annat bolag (${given}) än det vars bokföring källan har (${held}). Anslut det bolaget igen, eller lägg till en ny datakälla.`,
    en: `The consent is for another company (${given}) than the one whose books the feed holds (${held}). Connect that company again, or add a new data feed.`,
  }),
};
