import { plainDate, SaldoError } from '@saldo/kernel';
import type { FaultWish, SandboxOptions } from '@saldo/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { fortnoxClient } from './client.ts';
import { fetchYears, refuseTruncated, yearsToFetch } from './fetch-years.ts';
import { type SandboxWorld, sandboxWorld } from './fixtures/sandbox-world.ts';
import type { SourceYear } from './plan-years.ts';
import { joined } from './sie-export.ts';
import { voucherFromRest } from './transform.ts';

let worlds: SandboxWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.map(({ sandbox }) => sandbox.close()));
  worlds = [];
});

async function world(options: SandboxOptions = {}, timeoutMs?: number): Promise<SandboxWorld> {
  const made = await sandboxWorld(options, timeoutMs);
  worlds.push(made);
  return made;
}

async function yearOf({ client }: SandboxWorld, id = 2): Promise<SourceYear> {
  const year = (await client.financialYears()).find((one) => one.id === id);
  if (!year) throw new Error(`no year ${id}`);
  return year;
}

const failure = (promise: Promise<unknown>): Promise<SaldoError> =>
  promise.then(
    (value) => Promise.reject(new Error(`went well: ${JSON.stringify(value).slice(0, 80)}`)),
    (error: unknown) => (error instanceof SaldoError ? error : Promise.reject(error)),
  );

const isSlow = ({ kind }: FaultWish) => kind === 'slow' || kind === 'drip';
const texts = (chunks: readonly Uint8Array[]) => new TextDecoder('latin1').decode(joined(chunks));

describe('what is read', () => {
  test('company, lock and years, with the exact numbers of their ids', async () => {
    const { client } = await world();
    expect(await client.company()).toEqual({ name: 'Björk & Åkesson Möbler AB', orgNo: '555012-3458', tenantId: '1084221' });
    expect(await client.lockedUntil()).toBe('2025-12-31');
    expect(await client.financialYears()).toEqual([
      { id: 2, from: '2026-01-01', to: '2026-12-31' },
      { id: 1, from: '2025-01-01', to: '2025-12-31' },
    ]);
  });

  test('nothing locked and no year at all are answers, not errors', async () => {
    const { client, sandbox } = await world({ scenario: 'no-years' });
    expect(await client.lockedUntil()).toBeNull();
    const wish = { today: plainDate('2026-11-25'), fetched: [], wish: {} };
    expect(await yearsToFetch(client, wish)).toEqual({ all: [], planned: [], lockedUntil: null });
    expect(sandbox.control.counts().api).toBe(3);
  });

  test('the export of a year as it came, and the same content hash tomorrow', async () => {
    const made = await world();
    const year = await yearOf(made);
    const today = await made.client.sie(year);
    made.pass(86_400_000);
    const tomorrow = await made.client.sie(year);
    expect(texts(today.chunks)).toMatch(/^#FLAGGA 0\r\n/);
    expect(today.vouchers).toBe(made.sandbox.control.company().years[1]!.vouchers.length);
    expect(tomorrow.sha256).not.toBe(today.sha256);
    expect(tomorrow.contentSha256).toBe(today.contentSha256);
    made.sandbox.control.addVoucher({ date: plainDate('2026-11-20'), rows: [] });
    const changed = await made.client.sie(year);
    expect([changed.contentSha256 === today.contentSha256, changed.vouchers - today.vouchers]).toEqual([false, 1]);
  });

  test('a list of several pages, all of it', async () => {
    const made = await world({ size: 1_900 });
    const vouchers = await made.client.vouchers(1);
    expect(vouchers).toHaveLength(made.sandbox.control.company().years[0]!.vouchers.length);
    expect(made.sandbox.control.counts().api).toBe(Math.ceil(vouchers.length / 500));
  });

  test('answers whose numbers are text read the same', async () => {
    const [plain, odd] = [await world(), await world({ quirks: { numbersAsText: true } })];
    const read = async ({ client }: SandboxWorld) => voucherFromRest(await client.voucher(2, 'D', '1')).voucher;
    expect(await read(odd)).toEqual(await read(plain));
    expect(await odd.client.accounts(2)).toHaveLength((await plain.client.accounts(2)).length);
  });
});

describe('the budget of requests', () => {
  test('a first sync of two years with 10,000 vouchers, and a later one with five changed, take four requests each', async () => {
    const made = await world({ size: 10_000 });
    const sync = async () => {
      made.sandbox.control.forgetRequests();
      const { planned } = await yearsToFetch(made.client, { today: plainDate('2026-11-25'), fetched: [], wish: {} });
      let vouchers = 0;
      for await (const fetched of fetchYears(made.client, planned)) if (fetched.kind === 'sie') vouchers += fetched.sie.vouchers;
      return { vouchers, requests: made.sandbox.control.counts().api };
    };
    expect(await sync()).toEqual({ vouchers: 10_000, requests: 4 });
    for (let i = 0; i < 5; i++) made.sandbox.control.addVoucher({ date: plainDate('2026-11-20'), rows: [] });
    expect(await sync()).toEqual({ vouchers: 10_005, requests: 4 });
    expect(made.sandbox.control.counts()).toMatchObject({ refused: 0 });
  });

  test('a year by the REST calls never has more than 25 requests in any five seconds', async () => {
    const made = await world({ size: 150 });
    made.sandbox.control.fault({ kind: 'sie-forbidden', times: 'always' });
    for await (const fetched of fetchYears(made.client, [await yearOf(made)])) {
      if (fetched.kind !== 'rest') throw new Error('the export was forbidden');
      for await (const batch of fetched.books.batches) expect(batch.vanished).toEqual([]);
    }
    const { api, refused, peak } = made.sandbox.control.counts();
    expect(api).toBeGreaterThan(70);
    expect(refused).toBe(0);
    expect(peak).toBeLessThanOrEqual(25);
  });
});

describe('what passes by itself', () => {
  const passing: readonly (readonly [what: string, fault: FaultWish, waits: number[], everybody: boolean])[] = [
    ['429 without Retry-After: at least the whole window, with jitter', { kind: 'rate-limit', times: 3 }, [6_250, 12_500, 25_000], true],
    ['429 with Retry-After: as long as was said', { kind: 'rate-limit', retryAfter: 7 }, [7_250], true],
    ['500, 502 and 503', { kind: 'status', status: 503, times: 3 }, [1_000, 2_000, 4_000], false],
    ['a system exception by its code', { kind: 'error-code', status: 400, code: 1000003 }, [1_000], false],
    ['an error under 200', { kind: 'error-in-200', code: 1000003, spelling: 'upper' }, [1_000], false],
    ['a cut connection', { kind: 'cut', afterBytes: 20 }, [1_000], false],
    ['an answer that takes too long', { kind: 'slow', delayMs: 5_000 }, [1_000], false],
    ['one byte a second', { kind: 'drip' }, [1_000], false],
    ['half JSON', { kind: 'half-json' }, [1_000], false],
    ['a log-in page under 200', { kind: 'login-page' }, [1_000], false],
    ['a redirection to one', { kind: 'redirect' }, [1_000], false],
    ['nothing at all under 200', { kind: 'empty-body' }, [1_000], false],
    ['a warning of PHP under 200', { kind: 'not-json' }, [1_000], false],
  ];
  test.each(passing)('%s', async (_what, fault, waits, everybody) => {
    const made = await world({}, isSlow(fault) ? 200 : undefined);
    made.sandbox.control.fault(fault);
    expect((await made.client.company()).name).toBe('Björk & Åkesson Möbler AB');
    expect(made.waits).toEqual(waits);
    expect(made.heldBack).toEqual(everybody ? waits : []);
  });

  test.each<FaultWish>([
    { kind: 'cut' },
    { kind: 'truncated-sie' },
    { kind: 'truncated-sie', afterBytes: 9_000 },
    { kind: 'headless-sie' },
    { kind: 'login-page', path: '/3/sie/' },
    { kind: 'half-json', path: '/3/sie/' },
  ])('an export that is not whole: $kind', async (fault) => {
    const made = await world({ size: 150 });
    const year = await yearOf(made);
    made.sandbox.control.fault({ path: '/3/sie/', ...fault });
    expect((await made.client.sie(year)).vouchers).toBe(made.sandbox.control.company().years[1]!.vouchers.length);
    expect(made.sandbox.control.counts().sie).toBe(2);
  });

  test('a header that names the wrong encoding changes no byte', async () => {
    const made = await world();
    const year = await yearOf(made);
    const { sha256 } = await made.client.sie(year);
    made.sandbox.control.fault({ kind: 'wrong-charset' });
    expect((await made.client.sie(year)).sha256).toBe(sha256);
  });
});

describe('what does not', () => {
  const lasting: readonly (readonly [what: string, fault: FaultWish, code: string, retry: 'never' | 'later', requests: number])[] = [
    ['always too many', { kind: 'rate-limit', times: 'always' }, 'fortnox.limit', 'later', 6],
    ['a Retry-After of an hour', { kind: 'rate-limit', retryAfter: 3_600 }, 'fortnox.limit', 'later', 1],
    ['always 502', { kind: 'status', status: 502, times: 'always' }, 'fortnox.out-of-order', 'later', 4],
    ['always cut', { kind: 'cut', afterBytes: 3, times: 'always' }, 'fortnox.unreachable', 'later', 4],
    ['always too slow', { kind: 'slow', delayMs: 5_000, times: 'always' }, 'fortnox.timeout', 'later', 4],
    ['always a log-in page', { kind: 'login-page', times: 'always' }, 'fortnox.unreadable', 'later', 4],
    ['no scope', { kind: 'error-code', code: 2000663, times: 'always' }, 'fortnox.scope-missing', 'never', 1],
    [
      'no scope, in the other spelling',
      { kind: 'error-code', code: 2000663, status: 400, spelling: 'upper' },
      'fortnox.scope-missing',
      'never',
      1,
    ],
    ['no licence', { kind: 'error-code', code: 2001101, status: 400 }, 'fortnox.licence-missing', 'never', 1],
    ['no integration licence', { kind: 'error-code', code: 2001103, status: 403 }, 'fortnox.integration-licence-missing', 'never', 1],
    ['no permission', { kind: 'error-code', code: 2003330 }, 'fortnox.not-permitted', 'never', 1],
    ['no such thing', { kind: 'error-code', code: 2000423, status: 404 }, 'fortnox.missing', 'never', 1],
    ['a bad filter', { kind: 'error-code', code: 2000587, status: 400 }, 'fortnox.refused', 'never', 1],
    ['a key that is not accepted', { kind: 'unauthorized' }, 'fortnox.key-refused', 'never', 1],
  ];
  test.each(lasting)('%s', async (_what, fault, code, retry, requests) => {
    const made = await world({}, isSlow(fault) ? 200 : undefined);
    made.sandbox.control.fault(fault);
    const error = await failure(made.client.company());
    expect([error.code, error.retry]).toEqual([code, retry]);
    expect(made.sandbox.control.counts().api).toBe(requests);
  });

  test('an hour to wait is handed to the job', async () => {
    const made = await world();
    made.sandbox.control.fault({ kind: 'rate-limit', retryAfter: 3_600 });
    expect((await failure(made.client.company())).afterSeconds).toBe(3_600);
  });

  test("the cause's own words go along, on one line", async () => {
    const made = await world();
    made.sandbox.control.fault({ kind: 'error-code', code: 2001101, status: 400 });
    const { details } = await failure(made.client.company());
    expect(details).toEqual({ status: 400, code: 2001101, said: 'Det finns ingen aktiv licens för önskat scope.' });
  });

  test('a part of a year never passes as the year', async () => {
    const made = await world({ size: 150 });
    const year = await yearOf(made);
    const whole = await made.client.sie(year);
    // Just behind a voucher's closing brace, without its line end: only the list tells that there were more.
    const text = texts(whole.chunks);
    const cut = text.indexOf('#VER B 1 ') - 2;
    expect(text[cut - 1]).toBe('}');
    for (const afterBytes of [cut + 3, cut + 60, text.indexOf('#UB 0 1930') + 12]) {
      made.sandbox.control.fault({ kind: 'truncated-sie', afterBytes, times: 'always' });
      expect(['fortnox.truncated', 'fortnox.unreachable']).toContain((await failure(made.client.sie(year))).code);
      made.sandbox.control.clearFaults();
    }
  });

  test('nor where it was cut cleanly between two vouchers and does not add up', async () => {
    const made = await world({ size: 150 });
    const year = await yearOf(made);
    const cleanly = texts((await made.client.sie(year)).chunks).indexOf('#VER B 1 ');
    made.sandbox.control.fault({ kind: 'truncated-sie', afterBytes: cleanly });
    const cut = await made.client.sie(year);
    expect(await failure(refuseTruncated(made.client, year, cut))).toMatchObject({ code: 'fortnox.truncated', retry: 'later' });
    // The same again is what the source exports: its list then tells what else there is. A whole one needs no second look.
    made.sandbox.control.fault({ kind: 'truncated-sie', afterBytes: cleanly, times: 'always' });
    expect(await refuseTruncated(made.client, year, cut)).toHaveLength((await made.client.vouchers(year.id)).length);
    made.sandbox.control.clearFaults();
    made.sandbox.control.forgetRequests();
    expect(await refuseTruncated(made.client, year, await made.client.sie(year))).toEqual([]);
    expect(made.sandbox.control.counts()).toMatchObject({ api: 2, sie: 1 });
  });

  test('a stop ends the waiting', async () => {
    const made = await world();
    const stop = new AbortController();
    const client = fortnoxClient({
      ...made.connection,
      signal: stop.signal,
      sleep: () => {
        stop.abort(new Error('stopped'));
        return Promise.resolve();
      },
    });
    made.sandbox.control.fault({ kind: 'status', status: 503, times: 'always' });
    await expect(client.company()).rejects.toThrow('stopped');
    expect(made.sandbox.control.counts().api).toBe(1);
  });
});

describe('pages that move', () => {
  test('are read again from the first, until they make a whole', async () => {
    const made = await world({ size: 1_900 });
    made.sandbox.control.fault({ kind: 'shift-pages', times: 1 });
    const listed = await made.client.vouchers(2);
    expect(listed).toHaveLength(made.sandbox.control.company().years[1]!.vouchers.length);
    expect(new Set(listed.map(({ VoucherSeries, VoucherNumber }) => `${VoucherSeries}${VoucherNumber}`)).size).toBe(listed.length);
  });

  test('are not followed for ever where each says that another comes', async () => {
    const made = await world({ size: 1_900 });
    made.sandbox.control.fault({ kind: 'endless-pages', times: 'always' });
    const listed = await made.client.vouchers(2);
    expect(listed).toHaveLength(made.sandbox.control.company().years[1]!.vouchers.length);
    expect(made.sandbox.control.counts().api).toBe(2);
  });

  test.each<FaultWish>([
    { kind: 'shift-pages', times: 'always' },
    { kind: 'repeat-pages', times: 'always' },
  ])('and never do: $kind', async (fault) => {
    const made = await world({ size: 1_900 });
    made.sandbox.control.fault(fault);
    expect(await failure(made.client.vouchers(2))).toMatchObject({ code: 'fortnox.shifting-pages', retry: 'later' });
    expect(made.sandbox.control.counts().api).toBeLessThanOrEqual(12);
  });
});
