import type { Messages } from '@saldo/kernel';

/** What the jobs refuse, in words. */
export const messages: Messages = {
  'jobs.missing': () => ({ sv: 'Jobbet finns inte.', en: 'There is no such job.' }),
  'jobs.not-retryable': ({ status }) => ({
    sv: `Bara jobb som misslyckats eller avbrutits kan köras om; det här är ${statusInSwedish(String(status))}.`,
    en: `Only jobs that failed or were cancelled can run again; this one is ${status}.`,
  }),
  'jobs.has-ended': ({ status }) => ({
    sv: `Jobbet är redan ${statusInSwedish(String(status))} och kan inte avbrytas.`,
    en: `The job is already ${status} and cannot be cancelled.`,
  }),
  'jobs.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'jobs.bad-schedule': ({ cron, timeZone }) => ({
    sv: `Schemat "${cron}" i tidszonen ${timeZone} infaller aldrig. Rätta det.`,
    en: `The schedule "${cron}" in the time zone ${timeZone} never comes. Correct it.`,
  }),
  'jobs.bad-payload': ({ name }) => ({
    sv: `Jobbet ${name} har ett innehåll som den här versionen inte kan läsa. Uppdatera alla processer till samma version och kör om.`,
    en: `The job ${name} holds what this version cannot read. Bring all processes to one version and run it again.`,
  }),
  'jobs.lost-leases': () => ({
    sv: 'Jobbet avbröts tre gånger i rad utan att komma vidare. Kör om det; händer det igen, kontrollera serverns minne och loggar.',
    en: "The job was cut off three times in a row without getting further. Run it again; if it happens again, look at the server's memory and logs.",
  }),
  'jobs.lease-lost': () => ({
    sv: 'En annan process har tagit över jobbet.',
    en: 'Another process has taken over the job.',
  }),
  'jobs.cancelled': () => ({ sv: 'Jobbet avbröts.', en: 'The job was cancelled.' }),
  'jobs.bell-silent': () => ({
    sv: 'Redis svarar inte. Jobben ligger kvar i databasen och körs ändå, någon sekund senare.',
    en: 'Redis does not answer. The jobs are kept in the database and still run, about a second later.',
  }),
  'jobs.unhandled': ({ faults }) => ({
    sv: `Arbetsprocessen startar inte: ${faults}.`,
    en: `The worker does not start: ${faults}.`,
  }),
  'jobs.waits-time': ({ until }) => ({ sv: `Väntar till ${until}, då det är begärt.`, en: `Waits until ${until}, as it was asked for.` }),
  'jobs.waits-limit': ({ until }) => ({
    sv: `Källan tar inte emot fler anrop just nu. Fortsätter ${until}.`,
    en: `The source takes no more calls just now. Goes on at ${until}.`,
  }),
  'jobs.waits-database': ({ until }) => ({
    sv: `Databasen var borta. Fortsätter ${until}.`,
    en: `The database was away. Goes on at ${until}.`,
  }),
  'jobs.waits-back-off': ({ until, attempt, of }) => ({
    sv: `Försök ${attempt} av ${of} misslyckades. Nästa försök ${until}.`,
    en: `Attempt ${attempt} of ${of} failed. The next one is at ${until}.`,
  }),
  'jobs.waits-worker': () => ({
    sv: 'Ingenting kör jobb just nu. Det börjar när körningen är igång igen.',
    en: 'Nothing runs jobs just now. It begins when they run again.',
  }),
  'jobs.waits-partner': () => ({
    sv: 'Väntar på ett annat jobb för samma källa, som pågår.',
    en: 'Waits for another job of the same source, which is running.',
  }),
  'jobs.waits-alone': () => ({
    sv: 'Det har brutits av två gånger och körs därför för sig, när inget annat sådant jobb pågår.',
    en: 'It was cut off twice and therefore runs by itself, when no other such job is running.',
  }),
  'jobs.waits-place': () => ({ sv: 'Väntar på en ledig plats.', en: 'Waits for a free place.' }),
  'jobs.waits-turn': ({ ahead, more, running }) => ({
    sv: `Väntar på en ledig plats: ${more ? 'minst ' : ''}${ahead} jobb går före, ${running} pågår.`,
    en: `Waits for a free place: ${more ? 'at least ' : ''}${ahead} ${ahead === 1 ? 'job goes' : 'jobs go'} before it, ${running} running.`,
  }),
  'jobs.waits-first': ({ running }) => ({
    sv: `Först i kön, väntar på en ledig plats: ${running} jobb pågår.`,
    en: `First in the queue, waits for a free place: ${running} ${running === 1 ? 'job is' : 'jobs are'} running.`,
  }),
  'jobs.waits-moment': () => ({ sv: 'Börjar strax.', en: 'Begins in a moment.' }),
};

function statusInSwedish(status: string): string {
  const words: Record<string, string> = {
    queued: 'köat',
    running: 'igång',
    succeeded: 'klart',
    failed: 'misslyckat',
    cancelled: 'avbrutet',
  };
  return words[status] ?? status;
}
