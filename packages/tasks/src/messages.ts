import type { Messages } from '@saldo/kernel';

/** What the tasks refuse, in words. */
export const messages: Messages = {
  'tasks.missing': () => ({ sv: 'Ärendet finns inte.', en: 'There is no such task.' }),
  'tasks.invalid': () => ({ sv: 'Ärendet stämmer inte. Rätta de fält som anges.', en: 'The task is not valid. Correct the fields named.' }),
  'tasks.stale': () => ({
    sv: 'Någon har ändrat ärendet sedan du läste det. Läs om det och gör ändringen igen.',
    en: 'Somebody has changed the task since you read it. Read it again and repeat the change.',
  }),
  'tasks.decided': ({ status }) => ({
    sv: `Ärendet är redan avgjort (${statusInSwedish(String(status))}).`,
    en: `The task has been decided already (${status}).`,
  }),
  'tasks.own': () => ({
    sv: 'Ärendet kräver fyra ögon: den som har lagt upp det får inte avgöra det. Be någon annan.',
    en: 'The task needs four eyes: whoever made it may not decide it. Ask somebody else.',
  }),
  'tasks.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
};

function statusInSwedish(status: string): string {
  const words: Record<string, string> = { approved: 'godkänt', rejected: 'avslaget', done: 'klart' };
  return words[status] ?? status;
}
