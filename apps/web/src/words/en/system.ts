/** The state of the services and the queues. */
export const system = {
  title: 'System',
  allWell: 'Everything runs.',
  someWrong: 'Something needs action.',
  version: (version: string) => `Saldo ${version}.`,
  services: 'Services',
  service: 'Service',
  names: { database: 'Database', queue: 'Queue', workers: 'Workers', files: 'Files', keys: 'Keys', fortnox: 'Fortnox' } as Record<
    string,
    string
  >,
  status: 'State',
  statuses: { ok: 'runs', failing: 'does not answer', off: 'not set up' },
  latency: 'Latency',
  detail: 'Detail',
  queues: 'Queues',
  queued: 'Waiting',
  running: 'Running',
  failed: 'Failed',
  oldest: 'Oldest',
  rate: 'Ended last hour',
  causes: 'Failed by cause',
  cause: 'Cause',
};
