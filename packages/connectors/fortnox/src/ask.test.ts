import { plainDate } from '@saldo/kernel';
import { randomFault, seededRandom } from '@saldo/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { keyBearer } from './bearer.ts';
import { fortnoxClient } from './client.ts';
import type { FortnoxConnection } from './connection.ts';
import { type SandboxWorld, sandboxWorld } from './fixtures/sandbox-world.ts';
import type { HttpRequest } from './http-call.ts';

/** A client whose every request gets the next of these bodies; the last stays. */
function scripted(...bodies: string[]) {
  const asked: HttpRequest[] = [];
  const waits: number[] = [];
  const connection: FortnoxConnection = {
    apiUrl: 'https://api.example/3',
    http: (request) => {
      asked.push(request);
      const text = bodies.length > 1 ? bodies.shift() : bodies[0];
      return Promise.resolve({ status: 200, headers: {}, body: new Blob([text ?? '']).stream() });
    },
    bearer: keyBearer('the key'),
    turn: () => Promise.resolve(),
    holdBack: () => Promise.resolve(),
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    now: () => 0,
    random: () => 0.5,
  };
  return { client: fortnoxClient(connection), asked, waits };
}

const year = '{"Id":5,"FromDate":"2026-01-01","ToDate":"2026-12-31"}';

describe('a request', () => {
  test('goes out as Fortnox wants it', async () => {
    const { client, asked } = scripted(`{"MetaInformation":{"@TotalResources":0,"@TotalPages":0,"@CurrentPage":1},"Vouchers":[]}`);
    await client.vouchers(7, { lastModified: '2026-11-25 10:50' });
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: 'https://api.example/3/vouchers?financialyear=7&lastmodified=2026-11-25+10%3A50&limit=500&page=1',
      headers: { authorization: 'Bearer the key', accept: 'application/json' },
    });
  });

  test('for an export takes any type', async () => {
    const { client, asked } = scripted('#FLAGGA 0\r\n');
    await client.sie({ id: 7, from: plainDate('2026-01-01'), to: plainDate('2026-12-31') });
    expect(asked[0]).toMatchObject({ url: 'https://api.example/3/sie/4?financialyear=7', headers: { accept: '*/*' } });
  });

  test('escapes what stands in its path', async () => {
    const { client, asked } = scripted(
      '{"Voucher":{"VoucherSeries":"Å/?","VoucherNumber":1,"TransactionDate":"2026-01-01","VoucherRows":[]}}',
    );
    await client.voucher(7, 'Å/?', '1');
    expect(asked[0]?.url).toBe('https://api.example/3/vouchers/%C3%85%2F%3F/1?financialyear=7');
  });
});

describe('a list', () => {
  test('that is short may say nothing of its pages', async () => {
    expect(await scripted(`{"FinancialYears":[${year}]}`).client.financialYears()).toHaveLength(1);
    expect(await scripted('{"FinancialYears":[]}').client.financialYears()).toEqual([]);
  });

  test.each(['{}', '[]', 'null', '{"Vouchers":[]}', '{"FinancialYears":{}}', '{"FinancialYears":[{"Id":5}]}'])(
    'is not empty because it is %s',
    async (body) => {
      const { client, asked, waits } = scripted(body);
      await expect(client.financialYears()).rejects.toMatchObject({ code: 'fortnox.unreadable', retry: 'later' });
      expect([asked.length, waits.length]).toEqual([4, 3]);
    },
  );

  test('of vouchers must say how many there are', async () => {
    await expect(scripted('{"Vouchers":[]}').client.vouchers(1)).rejects.toMatchObject({ code: 'fortnox.unreadable' });
  });
});

describe('any faults in any order', () => {
  let made: SandboxWorld | null = null;
  afterEach(async () => made?.sandbox.close());

  test.each([1, 2, 3, 4, 5, 6])('end with the same books or a typed error, and a bounded number of requests (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    made = await sandboxWorld({ size: 60 });
    const { client, sandbox } = made;
    const [thisYear] = await client.financialYears();
    const { contentSha256 } = await client.sie(thisYear!);
    let ended = 0;
    for (let round = 0; round < 25; round++) {
      sandbox.control.forgetRequests();
      // 401 is final for a plain key; it has its own tests.
      const faults = Array.from({ length: random.between(1, 5) }, () => randomFault(random)).filter(({ kind }) => kind !== 'unauthorized');
      for (const fault of faults) sandbox.control.fault(fault);
      const found = await client.sie(thisYear!).catch((error: unknown) => error);
      if (found instanceof Error) {
        expect(found).toMatchObject({ code: expect.stringMatching(/^fortnox\./), retry: 'later' });
        ended += 1;
      } else expect(found).toMatchObject({ contentSha256 });
      expect(sandbox.control.counts().api).toBeLessThanOrEqual(faults.length * 2 + 2);
      sandbox.control.clearFaults();
    }
    expect(ended).toBeLessThan(15);
  });
});
