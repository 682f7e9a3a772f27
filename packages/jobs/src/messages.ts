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
