/** The state of the services and the queues. */
export const system = {
  title: 'System',
  allWell: 'Allt är igång.',
  someWrong: 'Något behöver åtgärdas.',
  version: (version: string) => `Saldo ${version}.`,
  services: 'Tjänster',
  service: 'Tjänst',
  names: { database: 'Databas', queue: 'Kö', workers: 'Jobbkörning', files: 'Filer', keys: 'Nycklar', fortnox: 'Fortnox' } as Record<
    string,
    string
  >,
  status: 'Läge',
  statuses: { ok: 'igång', failing: 'svarar inte', off: 'inte inställd' },
  latency: 'Svarstid',
  detail: 'Besked',
  queues: 'Köer',
  queued: 'Väntar',
  running: 'Pågår',
  failed: 'Misslyckade',
  oldest: 'Äldsta',
  rate: 'Klara senaste timmen',
  causes: 'Misslyckade efter orsak',
  cause: 'Orsak',
};
