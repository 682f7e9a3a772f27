import { type PlainDate, parsePlainDate } from '@saldo/kernel';
import { askJson, askList } from './ask.ts';
import { askCount, askFile, askSie } from './ask-bytes.ts';
import type { FortnoxConnection } from './connection.ts';
import type { SourceYear } from './plan-years.ts';
import type { SieExport } from './sie-export.ts';
import * as types from './types.ts';

/** Whose books they are. */
export interface Company {
  readonly name: string;
  readonly orgNo: string;
  /** `DatabaseNumber`, the tenant. */
  readonly tenantId: string;
}

/** Narrows the list of vouchers. */
export interface VoucherFilter {
  /** As `modifiedSince()` writes it. */
  readonly lastModified?: string;
}

/**
 * The calls of Fortnox's API that Saldo makes. Each waits its turn, is tried again as the kind of its failure says, and throws
 * SaldoError `fortnox.*` with a sentence where it ends without an answer.
 */
export interface FortnoxClient {
  company(): Promise<Company>;
  /** The last day that is locked, or null. */
  lockedUntil(): Promise<PlainDate | null>;
  financialYears(): Promise<SourceYear[]>;
  /** The whole year as SIE 4; a part of it never passes as the whole. */
  sie(year: SourceYear): Promise<SieExport>;
  /** How many vouchers the source lists: one request. */
  countVouchers(yearId: number): Promise<number>;
  accounts(yearId: number): Promise<types.AccountItem[]>;
  account(yearId: number, number: string): Promise<types.AccountItem>;
  /** The heads of a year's vouchers, without rows. */
  vouchers(yearId: number, filter?: VoucherFilter): Promise<types.VoucherItem[]>;
  voucher(yearId: number, series: string, number: string): Promise<types.FullVoucher>;
  costCenters(): Promise<types.CostCenterItem[]>;
  projects(): Promise<types.ProjectItem[]>;
  /** Of a year, or of all where none is named. */
  fileConnections(yearId: number | null): Promise<types.FileConnectionItem[]>;
  /** The bytes of an attached file. */
  file(fileId: string): Promise<{ bytes: Uint8Array; contentType: string }>;
}

/** The client over a connection. */
export function fortnoxClient(connection: FortnoxConnection): FortnoxClient {
  return {
    company: async () => {
      const { CompanyInformation: found } = await askJson(connection, 'companyinformation', types.companyAnswer);
      return { name: found.CompanyName, orgNo: found.OrganizationNumber, tenantId: found.DatabaseNumber };
    },
    lockedUntil: async () => {
      const { LockedPeriod: end } = await askJson(connection, 'settings/lockedperiod', types.lockedPeriodAnswer);
      return parsePlainDate(end.slice(0, 10));
    },
    financialYears: async () => {
      const items = await askList(connection, yearList);
      return items.map(({ Id, FromDate, ToDate }) => ({ id: Id, from: FromDate, to: ToDate }));
    },
    sie: (year) => askSie(connection, year),
    countVouchers: (yearId) => askCount(connection, yearId),
    accounts: (yearId) => askList(connection, { ...accountList, query: { financialyear: String(yearId) } }),
    account: async (yearId, number) =>
      (await askJson(connection, `accounts/${encodeURIComponent(number)}?financialyear=${yearId}`, types.accountAnswer)).Account,
    vouchers: (yearId, { lastModified } = {}) => {
      const since = lastModified === undefined ? {} : { lastmodified: lastModified };
      return askList(connection, { ...voucherList, query: { financialyear: String(yearId), ...since } });
    },
    voucher: async (yearId, series, number) => {
      const path = `vouchers/${encodeURIComponent(series)}/${encodeURIComponent(number)}?financialyear=${yearId}`;
      return (await askJson(connection, path, types.voucherAnswer)).Voucher;
    },
    costCenters: () => askList(connection, costCenterList),
    projects: () => askList(connection, projectList),
    fileConnections: (yearId) =>
      askList(connection, { ...fileConnectionList, ...(yearId !== null && { query: { voucheryear: String(yearId) } }) }),
    file: (fileId) => askFile(connection, fileId),
  };
}

const yearList = {
  path: 'financialyears',
  isShort: true,
  name: 'FinancialYears',
  item: types.financialYearItem,
  keyOf: ({ Id }: types.FinancialYearItem) => String(Id),
};

const accountList = {
  path: 'accounts',
  name: 'Accounts',
  item: types.accountItem,
  keyOf: ({ Number: number }: types.AccountItem) => number,
};

const voucherList = {
  path: 'vouchers',
  name: 'Vouchers',
  item: types.voucherItem,
  keyOf: ({ VoucherSeries, VoucherNumber }: types.VoucherItem) => `${VoucherSeries} ${VoucherNumber}`,
};

const costCenterList = {
  path: 'costcenters',
  isShort: true,
  name: 'CostCenters',
  item: types.costCenterItem,
  keyOf: ({ Code }: types.CostCenterItem) => Code,
};

const projectList = {
  path: 'projects',
  isShort: true,
  name: 'Projects',
  item: types.projectItem,
  keyOf: ({ ProjectNumber }: types.ProjectItem) => ProjectNumber,
};

const fileConnectionList = {
  path: 'voucherfileconnections',
  isShort: true,
  name: 'VoucherFileConnections',
  item: types.fileConnectionItem,
  keyOf: ({ FileId, VoucherSeries, VoucherNumber }: types.FileConnectionItem) => `${FileId} ${VoucherSeries} ${VoucherNumber}`,
};
