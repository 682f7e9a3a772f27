import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
const registers = [registry];
let processMetrics = false;

const requests = new Histogram({
  name: 'saldo_request_duration_seconds',
  help: 'Requests answered, by route pattern and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers,
});
const jobs = new Histogram({
  name: 'saldo_job_duration_seconds',
  help: 'Runs of jobs, by how they ended',
  labelNames: ['queue', 'name', 'status'],
  buckets: [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 1800],
  registers,
});
const waiting = new Gauge({ name: 'saldo_queue_jobs', help: 'Jobs by queue and status', labelNames: ['queue', 'status'], registers });
const oldest = new Gauge({
  name: 'saldo_queue_oldest_due_seconds',
  help: 'How long the oldest due job has waited',
  labelNames: ['queue'],
  registers,
});
const outgoing = new Histogram({
  name: 'saldo_outgoing_duration_seconds',
  help: 'Calls to other servers, by host and outcome (status or reason)',
  labelNames: ['host', 'method', 'outcome'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30, 120],
  registers,
});
const pool = new Gauge({
  name: 'saldo_database_connections',
  help: 'Connections to the database, by state',
  labelNames: ['state'],
  registers,
});
const refused = new Counter({
  name: 'saldo_errors_total',
  help: 'Errors told to callers or jobs, by code',
  labelNames: ['code'],
  registers,
});

/** One request answered. `route` is the pattern (`/api/clients/{id}`), never the path: ids would make a series each. */
export function observeRequest(of: { method: string; route: string; status: number; seconds: number }): void {
  requests.observe({ method: of.method, route: of.route, status: String(of.status) }, of.seconds);
}

/** One run of a job ended: `succeeded`, `failed`, `retried`, `cancelled`, `lost`. */
export function observeJob(of: { queue: string; name: string; status: string; seconds: number }): void {
  jobs.observe({ queue: of.queue, name: of.name, status: of.status }, of.seconds);
}

/** How a queue stands: jobs by status and the age of the oldest due one. */
export function setQueue(of: { queue: string; counts: Readonly<Record<string, number>>; oldestDueSeconds: number }): void {
  for (const [status, count] of Object.entries(of.counts)) waiting.set({ queue: of.queue, status }, count);
  oldest.set({ queue: of.queue }, of.oldestDueSeconds);
}

/** One call to another server: `outcome` is its status, or why there was none. */
export function observeOutgoing(of: { host: string; method: string; outcome: string; seconds: number }): void {
  outgoing.observe({ host: of.host, method: of.method, outcome: of.outcome }, of.seconds);
}

/** How the database's pool stands. */
export function setDatabasePool(of: { total: number; idle: number; waiting: number }): void {
  pool.set({ state: 'total' }, of.total);
  pool.set({ state: 'idle' }, of.idle);
  pool.set({ state: 'waiting' }, of.waiting);
}

/** One error told to a caller or a job, by its stable code. */
export function countError(code: string): void {
  refused.inc({ code });
}

const collectors = new Map<string, () => void | Promise<void>>();

/** Has gauges set just before each reading; a later one of the same name replaces the earlier. */
export function beforeMetrics(name: string, collect: () => void | Promise<void>): void {
  collectors.set(name, collect);
}

/** All metrics in the text format of Prometheus. A collector that fails does not hide the others: it is counted as an error. */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  if (!processMetrics) collectDefaultMetrics({ register: registry, prefix: 'saldo_' });
  processMetrics = true;
  const results = await Promise.allSettled([...collectors.values()].map(async (collect) => await collect()));
  for (const result of results) if (result.status === 'rejected') countError('metrics.collector');
  return { contentType: registry.contentType, text: await registry.metrics() };
}
