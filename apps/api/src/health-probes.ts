import { statfs } from 'node:fs/promises';
import { lostKeys } from '@saldo/feeds';
import { type JobDriver, jobsHealth } from '@saldo/jobs';
import { counted, type Language, type Sentence } from '@saldo/kernel';
import { config } from '@saldo/platform/config';
import { commitReachesDisk, database } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { request } from '@saldo/platform/http';

/** How one service that the product stands on is doing. */
export interface ServiceHealth {
  readonly name: string;
  readonly status: 'ok' | 'failing' | 'off';
  readonly latencyMs: number | null;
  readonly detail: string;
}

interface Probe {
  readonly name: string;
  /** What to say when all is well; null where the service is not configured. */
  readonly look: () => Promise<Sentence | null>;
}

const PROBE_MS = 3_000;

/** Asks every service at once, each for three seconds at most. */
export async function probeServices(driver: JobDriver | undefined, language: Language): Promise<ServiceHealth[]> {
  const probes: Probe[] = [
    { name: 'database', look: databaseKeeps },
    { name: 'queue', look: async () => queueSays(driver) },
    { name: 'workers', look: workersSay },
    { name: 'files', look: filesSay },
    { name: 'keys', look: keysSay },
    { name: 'fortnox', look: fortnoxSays },
  ];
  return await Promise.all(probes.map((probe) => healthOf(probe, language)));
}

/** Whether the database answers, which is all that a call needs. */
export async function databaseAnswers(): Promise<boolean> {
  const health = await healthOf({ name: 'database', look: databaseSays }, 'sv');
  return health.status === 'ok';
}

async function healthOf({ name, look }: Probe, language: Language): Promise<ServiceHealth> {
  const began = performance.now();
  const taken = () => Math.round((performance.now() - began) * 10) / 10;
  try {
    const said = await inTime(look());
    if (said === null) return { name, status: 'off', latencyMs: null, detail: NOT_CONFIGURED[language] };
    return { name, status: 'ok', latencyMs: taken(), detail: said[language] };
  } catch (error) {
    return { name, status: 'failing', latencyMs: taken(), detail: failure(error)[language] };
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new ProbeFailure(NO_ANSWER)), PROBE_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A probe that knows what is wrong. */
class ProbeFailure extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

const NOT_CONFIGURED: Sentence = { sv: 'Inte inställt.', en: 'Not configured.' };
const NO_ANSWER: Sentence = { sv: 'Svarar inte inom tre sekunder.', en: 'Does not answer within three seconds.' };

// What a driver says may hold addresses and names of users: it goes to the log, and the page is told only that there is no answer.
function failure(error: unknown): Sentence {
  return error instanceof ProbeFailure ? error.sentence : { sv: 'Går inte att nå.', en: 'Cannot be reached.' };
}

async function databaseSays(): Promise<Sentence> {
  const { kind, pool, ready } = database();
  if (!ready()) throw new ProbeFailure({ sv: 'Startas om.', en: 'Is being restarted.' });
  await pool.query('select 1');
  const { totalCount, waitingCount } = pool;
  const sv = kind === 'embedded' ? 'Inbyggd databas' : 'PostgreSQL';
  const en = kind === 'embedded' ? 'Embedded database' : 'PostgreSQL';
  return {
    sv: `${sv}, ${counted(totalCount, 'anslutning', 'anslutningar')}, ${waitingCount} väntar.`,
    en: `${en}, ${counted(totalCount, 'connection', 'connections')}, ${waitingCount} waiting.`,
  };
}

// Start-up proves it once; a worker that was replaced since has to prove it again.
async function databaseKeeps(): Promise<Sentence> {
  const said = await databaseSays();
  const reaches = await commitReachesDisk(database());
  if (reaches === false)
    throw new ProbeFailure({
      sv: 'Det som sparas når inte disken: ett strömavbrott skulle förlora det. Starta om Saldo.',
      en: 'What is stored does not reach the disk: a power cut would lose it. Start Saldo again.',
    });
  return reaches === null ? said : { sv: `${said.sv} Det som sparas når disken.`, en: `${said.en} What is stored reaches the disk.` };
}

async function queueSays(driver: JobDriver | undefined): Promise<Sentence> {
  if (!driver) return { sv: 'Databasen läses varje sekund.', en: 'The database is read each second.' };
  const waiting = Object.values(await driver.counts()).reduce((sum, count) => sum + count, 0);
  const kind = driver.kind === 'bullmq' ? 'Redis' : null;
  return {
    sv: `${kind ?? 'Inbyggd kö'}, ${waiting === 0 ? 'inget' : counted(waiting, 'jobb', 'jobb')} väntar.`,
    en: `${kind ?? 'Embedded queue'}, ${waiting === 0 ? 'nothing' : counted(waiting, 'job', 'jobs')} waiting.`,
  };
}

async function workersSay(): Promise<Sentence> {
  const { moving, oldestDueSeconds, lastSweepAt } = await jobsHealth();
  const seconds = Math.round(oldestDueSeconds);
  if (!lastSweepAt) throw new ProbeFailure({ sv: 'Ingen arbetsprocess har varit igång.', en: 'No worker has run yet.' });
  if (!moving)
    throw new ProbeFailure({
      sv: `Stillastående: äldsta jobbet har väntat ${seconds} s.`,
      en: `No progress: the oldest job has waited ${seconds} s.`,
    });
  return { sv: `Arbetar; äldsta jobbet har väntat ${seconds} s.`, en: `Working; the oldest job has waited ${seconds} s.` };
}

const LEAST_FREE_BYTES = 500 * 1024 * 1024;

async function filesSay(): Promise<Sentence> {
  await files().size('health/none');
  const { bavail, bsize } = await statfs(config().dataDir);
  const free = bavail * bsize;
  const gigabytes = (free / 1024 ** 3).toFixed(1);
  if (free < LEAST_FREE_BYTES)
    throw new ProbeFailure({ sv: `Bara ${gigabytes} GB ledigt på disken.`, en: `Only ${gigabytes} GB free on the disk.` });
  return { sv: `${gigabytes.replace('.', ',')} GB ledigt på disken.`, en: `${gigabytes} GB free on the disk.` };
}

async function keysSay(): Promise<Sentence> {
  const lost = await lostKeys();
  if (lost.length > 0)
    throw new ProbeFailure({
      sv: `Sparade hemligheter går inte att öppna: nyckeln ${lost.join(', ')} saknas eller har bytts ut. Lägg tillbaka den.`,
      en: `Stored secrets do not open: the key ${lost.join(', ')} is missing or was replaced. Put it back.`,
    });
  return { sv: 'Sparade hemligheter går att öppna.', en: 'Stored secrets open.' };
}

async function fortnoxSays(): Promise<Sentence | null> {
  const { fortnoxClientId, fortnoxApiUrl } = config();
  if (fortnoxClientId === null) return null;
  const { host } = new URL(fortnoxApiUrl);
  // Any answer will do, also a refusal: what is asked is whether there is somebody.
  await request({ method: 'HEAD', url: fortnoxApiUrl, urlFrom: 'operator', timeoutMs: PROBE_MS, maxBytes: 100_000, retries: 0 });
  return { sv: `${host} svarar.`, en: `${host} answers.` };
}
