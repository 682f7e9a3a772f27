import { recordAudit } from '@saldo/audit';
import {
  type AccountLink,
  addTransactions,
  askToRenew,
  type CallPurpose,
  consentOf,
  consentStatusAfter,
  currentLinks,
  disableMirrors,
  linkedConsent,
  linkStatusAfter,
  noTransactions,
  noteConsentOver,
  noteLink,
} from '@saldo/bank';
import { clientById } from '@saldo/clients';
import { bankSync, type Feed, feedById, noteSynced, type SyncPayload } from '@saldo/feeds';
import { fenced, finishJob, type Job, writeCheckpoint } from '@saldo/jobs';
import { dateInZone, formatAmount, type Plain, type PlainDate, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { enqueueChecks } from '@saldo/quality';
import { reconcileAfter } from '@saldo/reconcile';
import { openBank } from '../bank-providers.ts';
import { handle, type JobRun } from '../registry.ts';
import { type AccountResult, accountToFetch, type Fetching, limitUntil, mayFetch, takeAccount } from './take-account.ts';

/** What the job keeps: the accounts that are done of this day. */
interface Done {
  readonly day: PlainDate;
  /** How far the account has come that is being stored. */
  readonly storing?: { readonly providerAccountId: string; readonly stored: number };
  readonly accounts: readonly (AccountResult & { readonly providerAccountId: string })[];
}

/**
 * Fetches a client's accounts from a bank, one after another, within the few calls that the bank allows. An account whose calls are used up
 * waits, with the job, until there are some again; one that is closed keeps its history; a consent that has ended is a person's matter.
 */
export const etlBank = handle(bankSync, async (run) => {
  const { actor, payload } = run;
  const { feed, client, consent, links } = await transaction(actor, async (tx) => {
    const found = await feedById(tx, payload.feedId);
    const linked = consentOf(found, await linkedConsent(tx, found.id));
    return { feed: found, client: await clientById(tx, found.clientId), consent: linked, links: await currentLinks(tx, found.id) };
  });
  const today = dateInZone(new Date(), client.timeZone);
  let done = doneToday(run, today);
  const fetching: Fetching = {
    run,
    provider: openBank(consent.provider, run.signal),
    consent,
    purpose: purposeOf(run.job),
    today,
    keep: (tx, { providerAccountId }, stored) => writeCheckpoint(tx, actor, asPlain({ ...done, storing: { providerAccountId, stored } })),
  };
  await fenced(actor, (tx) => askToRenew(tx, actor, consent, today));
  const waits: SaldoError[] = [];
  for (const [place, link] of links.entries()) {
    run.signal.throwIfAborted();
    if (link.status === 'closed' || done.accounts.some(({ providerAccountId }) => providerAccountId === link.providerAccountId)) continue;
    await run.progress({ done: place, total: links.length, phase: 'fetch' });
    const result = await fetchOne(fetching, link, waits);
    if (!result) continue;
    done = { ...done, accounts: [...done.accounts, { ...result, providerAccountId: link.providerAccountId }] };
    await fenced(actor, (tx) => writeCheckpoint(tx, actor, asPlain(done)));
  }
  // What passes is waited for before what needs a person is told.
  const first = waits.toSorted((a, b) => (a.afterSeconds ?? Infinity) - (b.afterSeconds ?? Infinity))[0];
  if (first) throw first;
  return await finish(run, feed, done);
});

// Null where the account is off, closed, waits for calls that are used up, or is out of reach while the others are not.
async function fetchOne(fetching: Fetching, link: AccountLink, waits: SaldoError[]): Promise<AccountResult | null> {
  const { actor } = fetching.run;
  try {
    const account = await accountToFetch(fetching, link);
    if (!account.enabled) return null;
    const { may, nextAt } = await mayFetch(fetching, link, new Date());
    if (!may) throw limitUntil(nextAt, new Date());
    return await takeAccount(fetching, link, account);
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    const consentStatus = consentStatusAfter(error);
    if (consentStatus !== null) {
      await fenced(actor, async (tx) => {
        await noteConsentOver(tx, fetching.consent.id, consentStatus);
        await askToRenew(tx, actor, { ...fetching.consent, status: consentStatus }, fetching.today);
      });
    }
    const linkStatus = linkStatusAfter(error);
    if (linkStatus !== null) await fenced(actor, (tx) => noteLink(tx, link, linkStatus, false));
    if (linkStatus === 'closed') return null;
    // The others may still have calls left, or be in the consent.
    if (error.code !== 'bank.limit' && linkStatus === null) throw error;
    waits.push(error);
    return null;
  }
}

async function finish(run: JobRun<SyncPayload>, feed: Feed, { accounts }: Done): Promise<Plain> {
  const { actor } = run;
  return await fenced(actor, async (tx) => {
    const ids = accounts.map(({ bankAccountId }) => bankAccountId);
    const mirrors = await disableMirrors(tx, actor, feed.clientId, ids);
    const result = resultOf(accounts, mirrors);
    await noteSynced(tx, actor, feed.id);
    await reconcileAfter(tx, actor, feed.clientId);
    const told = { accounts: accounts.length, transactions: (result as { transactions: Plain }).transactions };
    await recordAudit(tx, actor, { clientId: feed.clientId, action: 'feed.synced', refType: 'feed', refId: feed.id, payload: told });
    await enqueueChecks(tx, actor, feed.clientId);
    await finishJob(tx, actor, result);
    return result;
  });
}

function resultOf(accounts: Done['accounts'], mirrors: readonly string[]): Plain {
  // What only repeats another account has no balance of its own to prove it by.
  const proving = accounts.filter(({ bankAccountId }) => !mirrors.includes(bankAccountId));
  const transactions = accounts.reduce((sum, { counts }) => addTransactions(sum, counts), noTransactions);
  const isProven = proving.length > 0 && proving.every(({ proof }) => proof.status === 'proven');
  return {
    transactions: { ...transactions },
    accounts: accounts.length,
    statements: 0,
    mirrors: mirrors.length,
    faults: accounts
      .filter(({ isLacking }) => isLacking)
      .map(({ bankAccountId }) => ({ code: 'bank.answer-lacks', message: { ...LACKING }, label: bankAccountId })),
    proof: {
      status: isProven ? 'proven' : 'unproven',
      differences: proving.flatMap(({ bankAccountId, proof }) =>
        proof.unproven.map(({ day, differenceMinor }) => ({
          account: bankAccountId,
          bankAccountId,
          day,
          difference: differenceMinor === null ? null : formatAmount(BigInt(differenceMinor)),
        })),
      ),
      gaps: [],
    },
  };
}

const LACKING = {
  sv: 'Banken lämnade ut långt mindre än förut. Inget har markerats som borttaget; hämta igen senare.',
  en: 'The bank gave far less than before. Nothing was marked as taken back; fetch again later.',
};

// A schedule asks for nobody; what has gone wrong once uses the call that is held for it.
function purposeOf({ attempts, askedBy }: Pick<Job, 'attempts' | 'askedBy'>): CallPurpose {
  if (attempts > 1) return 'retry';
  return askedBy.startsWith('system') ? 'scheduled' : 'now';
}

// What this job wrote as its checkpoint is what it reads: nobody else writes there.
function asPlain(done: Done): Plain {
  return done as unknown as Plain;
}

// What was done yesterday, before the job had to wait, is to be done again.
function doneToday({ checkpoint }: JobRun<SyncPayload>, day: PlainDate): Done {
  const kept = checkpoint as unknown as Done | null;
  return kept?.day === day ? kept : { day, accounts: [] };
}
