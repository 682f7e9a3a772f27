import type { FortnoxClient, VoucherFilter } from './client.ts';
import type { SourceYear } from './plan-years.ts';
import { orGone, type VoucherName } from './rest-books.ts';
import { detailFromRest, fileFromRest, objectsFromRest, type VoucherDetail, type VoucherFile, type VoucherObjects } from './transform.ts';
import { isUnclearWay } from './verdict.ts';

/** References, comments and approval of a year's vouchers: a request for every 500 of them. */
export async function voucherDetails(client: FortnoxClient, year: SourceYear, filter: VoucherFilter = {}): Promise<VoucherDetail[]> {
  return (await client.vouchers(year.id, filter)).map(detailFromRest);
}

/** The vouchers' own cost centres and projects: a request each, so for those that changed. One that is gone is left out. */
export async function* voucherObjects(
  client: FortnoxClient,
  year: SourceYear,
  vouchers: readonly VoucherName[],
): AsyncGenerator<VoucherObjects> {
  for (const { series, number } of vouchers) {
    const found = await orGone(client.voucher(year.id, series, number));
    if (found) yield objectsFromRest(found);
  }
}

/** Which files hang on which vouchers of a year. */
export async function voucherFiles(client: FortnoxClient, year: SourceYear): Promise<VoucherFile[]> {
  // The filter by year is not documented: a server that does not know it may refuse it, or answer with those of all years.
  const connections = await orUnclear(client.fileConnections(year.id), () => client.fileConnections(null));
  return connections.filter(({ VoucherYear }) => VoucherYear === '' || VoucherYear === String(year.id)).map(fileFromRest);
}

async function orUnclear<T>(asked: Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isUnclearWay(error)) return await otherwise();
    throw error;
  }
}
