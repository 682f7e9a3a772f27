import { type PlainDate, plainDate } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { accessCases, jobActor } from '@saldo/testing';
import {
  getAccountMonths,
  getTrialBalance,
  getVoucher,
  listAccounts,
  listEntries,
  listFinancialYears,
  listVouchers,
  voucherHistory,
  voucherSource,
} from './actions/read-ledger.ts';
import { getFinancialYear, readYear } from './actions/read-year.ts';
import { removeClientWithoutBooks } from './actions/remove-client.ts';
import { sampleVouchers } from './actions/sample-vouchers.ts';
import { beginYear, finishYear, storeVouchers, type YearBooks } from './actions/store-year.ts';
import { listVoucherFiles, openVoucherFile } from './actions/voucher-files.ts';
import { sketchHead, sketchVoucher } from './book-sketches.ts';
import { writeDetails } from './details-store.ts';
import { packRaw } from './raw-store.ts';
import { noteFile } from './voucher-files-store.ts';

const everybody = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'], mayNot: [] } as const;
const year: { from: PlainDate; to: PlainDate } = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') };

/** A year with one voucher; answers the voucher's id. */
async function books(clientId: string): Promise<string> {
  const actor = jobActor(clientId);
  const of: YearBooks = {
    head: sketchHead(),
    reach: 'whole-year',
    mayShareNumbers: false,
    vouchers: async function* () {
      yield [sketchVoucher({})];
    },
  };
  const raw = await packRaw([new Uint8Array(64)], { kind: 'sie', name: 'prov.se', contentType: 'text/plain' });
  const source = { clientId, feedId: newId(), sourceYearId: null, ...year, locked: false };
  const { state } = await transaction(actor, (tx) => beginYear(tx, source, of, { raw, contentSha256: raw.sha256, full: false }));
  const writer = { commit: (_state: unknown, work: Parameters<typeof transaction<void>>[1]) => transaction(actor, work) };
  const done = await storeVouchers({ ...writer, read: (work) => transaction(actor, work) }, state, of);
  await transaction(actor, (tx) => finishYear(tx, actor, done, of.reach));
  const { items } = await listVouchers(actor, { clientId, limit: 1 });
  return items[0]?.id ?? '';
}

/** A file that hangs on the one voucher of the client; answers its id. */
async function attached(clientId: string): Promise<string> {
  const [actor, id, fileKey] = [jobActor(clientId), newId(), `voucher-files/test/${newId()}`];
  const [voucher] = (await listVouchers(actor, { clientId, limit: 1 })).items;
  if (!voucher) throw new Error('no voucher');
  const { financialYearId, series, number, feedId } = voucher;
  const { bytes: sizeBytes, sha256 } = await files().put(fileKey, new Blob(['kvitto']).stream());
  await transaction(actor, async (tx) => {
    await writeDetails(tx, financialYearId, [{ series, number, files: [{ id, name: '' }] }], false);
    await noteFile(tx, { clientId, feedId, id }, { state: 'kept', contentType: 'application/pdf', sizeBytes, sha256, fileKey });
  });
  return id;
}

async function yearOf(clientId: string): Promise<string> {
  await books(clientId);
  const { items } = await listFinancialYears(jobActor(clientId), { clientId, limit: 1 });
  return items[0]?.id ?? '';
}

accessCases(listVouchers, { ...everybody, call: (actor, clientId) => listVouchers(actor, { clientId, limit: 1 }) });
accessCases(listEntries, { ...everybody, call: (actor, clientId) => listEntries(actor, { clientId, limit: 1 }) });
accessCases(listAccounts, { ...everybody, call: (actor, clientId) => listAccounts(actor, { clientId, limit: 1 }) });
accessCases(listFinancialYears, { ...everybody, call: (actor, clientId) => listFinancialYears(actor, { clientId, limit: 1 }) });
accessCases(getVoucher, { ...everybody, call: async (actor, clientId) => getVoucher(actor, await books(clientId)) });
accessCases(voucherHistory, { ...everybody, call: async (actor, clientId) => voucherHistory(actor, await books(clientId)) });
accessCases(voucherSource, { ...everybody, call: async (actor, clientId) => voucherSource(actor, await books(clientId)) });
accessCases(listVoucherFiles, { ...everybody, call: async (actor, clientId) => listVoucherFiles(actor, await books(clientId)) });
accessCases(openVoucherFile, {
  ...everybody,
  call: async (actor, clientId) => openVoucherFile(actor, await books(clientId), await attached(clientId)),
});
accessCases(getFinancialYear, { ...everybody, call: async (actor, clientId) => getFinancialYear(actor, await yearOf(clientId)) });
accessCases(readYear, { ...everybody, call: async (actor, clientId) => readYear(actor, await yearOf(clientId)) });
accessCases(getTrialBalance, { ...everybody, call: (actor, clientId) => getTrialBalance(actor, { clientId, ...year }) });
accessCases(getAccountMonths, {
  ...everybody,
  call: (actor, clientId) => getAccountMonths(actor, { clientId, account: '1930', ...year }),
});
accessCases(sampleVouchers, { ...everybody, call: (actor, clientId) => sampleVouchers(actor, { clientId, n: 1 }) });
accessCases(removeClientWithoutBooks, {
  may: ['ADMIN', 'COORDINATOR'],
  mayNot: ['SPECIALIST', 'CLIENT', 'AUDITOR'],
  call: (actor, clientId) => removeClientWithoutBooks(actor, clientId),
});
