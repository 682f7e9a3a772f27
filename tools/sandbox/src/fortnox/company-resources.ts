import { formatAmount, parsePlainDate } from '@saldo/kernel';
import {
  closingBalances,
  isBalanceAccount,
  movements,
  type SandboxAccount,
  type SandboxCompany,
  type SandboxYear,
} from '../books/company.ts';
import { type Answer, json } from './answer.ts';
import { checkNames, listAnswer, type Quirks, Refused, whole } from './lists.ts';

/** What a resource is asked about: whose books, which query, at which address. */
export interface Asked {
  readonly company: SandboxCompany;
  readonly query: URLSearchParams;
  readonly baseUrl: string;
  readonly today: string;
  readonly quirks: Quirks;
}

/** `companyinformation`: unset texts are null, the tenant is a number. */
export function companyInformation({ company }: Asked): Answer {
  const CompanyInformation = {
    Address: company.address,
    City: company.city,
    CompanyName: company.name,
    CountryCode: 'SE',
    DatabaseNumber: company.databaseNumber,
    OrganizationNumber: company.orgNo,
    VisitAddress: null,
    VisitCity: null,
    VisitCountryCode: null,
    VisitZipCode: null,
    ZipCode: company.zipCode,
  };
  return json(200, { CompanyInformation });
}

/** `settings/company`: here the tenant is text, and unset texts are empty. */
export function companySettings({ company }: Asked): Answer {
  const CompanySettings = {
    Name: company.name,
    OrganizationNumber: company.orgNo,
    DatabaseNumber: String(company.databaseNumber),
    Email: '',
    TaxEnabled: true,
  };
  return json(200, { CompanySettings });
}

/** `settings/lockedperiod`: no date where nothing is locked. */
export function lockedPeriod({ company }: Asked): Answer {
  return json(200, { LockedPeriod: company.lockedUntil ? { EndDate: company.lockedUntil } : {} });
}

/** `financialyears[?date=]`, newest first as Fortnox lists them; an empty list where no year has the day. */
export function financialYears(asked: Asked): Answer {
  checkNames(asked.query, ['date']);
  const date = asked.query.get('date');
  if (date !== null && !parsePlainDate(date)) throw new Refused(400, 2000588);
  const years = asked.company.years.filter((year) => date === null || (year.from <= date && date <= year.to));
  const items = years.toReversed().map((year) => ({ ...yearFields(asked, year), accountCharts: `Bas ${year.to.slice(0, 4)}` }));
  return listAnswer('FinancialYears', items, asked.query, asked.quirks);
}

/** `financialyears/{id}`. */
export function financialYear(asked: Asked, id: string): Answer {
  const year = asked.company.years.find((one) => String(one.id) === id);
  if (!year) throw new Refused(404, 2000423);
  return json(200, { FinancialYear: { ...yearFields(asked, year), AccountChartType: null } });
}

function yearFields({ baseUrl }: Asked, year: SandboxYear) {
  return { '@url': `${baseUrl}/financialyears/${year.id}`, Id: year.id, FromDate: year.from, ToDate: year.to, AccountingMethod: 'ACCRUAL' };
}

/** The year that the query names, or the one of today, or the last. */
export function askedYear({ company, query, today }: Asked): SandboxYear {
  const date = query.get('financialyeardate') ?? (query.has('financialyear') ? null : today);
  const id = whole(query, 'financialyear', 0);
  const year = date === null ? company.years.find((one) => one.id === id) : company.years.find((one) => one.from <= date && date <= one.to);
  const found = year ?? (query.has('financialyear') || query.has('financialyeardate') ? undefined : company.years.at(-1));
  if (!found) throw new Refused(404, 2000423);
  return found;
}

/** `accounts`: the whole chart of a year, most of it unused. */
export function accounts(asked: Asked): Answer {
  checkNames(asked.query, ['sru']);
  const year = askedYear(asked);
  const balance = asked.quirks.balancesInList ? balancesFor(year, asked.quirks) : () => ({});
  const items = year.accounts.map((account) => ({ ...accountFields(asked, year, account), ...balance(account.number) }));
  return listAnswer('Accounts', items, asked.query, asked.quirks);
}

/** `accounts/{number}`: with its balances, always. */
export function account(asked: Asked, number: string): Answer {
  const year = askedYear(asked);
  const found = year.accounts.find((one) => one.number === number);
  if (!found) throw new Refused(404, 2001304);
  const more = { VATCode: null, CostCenter: null, CostCenterSettings: 'ALLOWED', Project: '', ProjectSettings: 'ALLOWED' };
  return json(200, { Account: { ...accountFields(asked, year, found), ...more, ...balancesFor(year, asked.quirks)(number) } });
}

function accountFields({ baseUrl }: Asked, year: SandboxYear, { number, name, sru, active }: SandboxAccount) {
  const url = `${baseUrl}/accounts/${number}?financialyear=${year.id}`;
  return { '@url': url, Active: active, Description: name, Number: Number(number), SRU: sru === null ? 0 : Number(sru), Year: year.id };
}

function balancesFor(year: SandboxYear, quirks: Quirks): (number: string) => object {
  const closing = closingBalances(year);
  const moved = movements(year);
  return (number) => ({
    BalanceBroughtForward: amountValue(year.opening.get(number) ?? 0n, quirks),
    BalanceCarriedForward: amountValue((isBalanceAccount(number) ? closing.get(number) : moved.get(number)) ?? 0n, quirks),
  });
}

/** An amount as JSON has it: a number, or text where the endpoint is of that kind. */
export function amountValue(ore: bigint, quirks: Quirks): number | string {
  return quirks.numbersAsText ? formatAmount(ore) : Number(formatAmount(ore));
}

/** `voucherseries`. */
export function seriesList(asked: Asked): Answer {
  const year = askedYear(asked);
  const items = year.series.map(({ code, description, manual }) => ({
    '@url': `${asked.baseUrl}/voucherseries/${code}?financialyear=${year.id}`,
    Code: code,
    Description: description,
    Manual: manual,
    Year: year.id,
    Approver: null,
  }));
  return listAnswer('VoucherSeriesCollection', items, asked.query, asked.quirks);
}

/** `voucherseries/{code}`: here the wrapping has another name. */
export function oneSeries(asked: Asked, code: string): Answer {
  const year = askedYear(asked);
  const found = year.series.find((series) => series.code === code);
  if (!found) throw new Refused(404, 2000423);
  const used = year.vouchers.filter(({ series }) => series === code).map(({ number }) => number);
  const VoucherSeries = {
    Code: code,
    Description: found.description,
    Manual: found.manual,
    Year: year.id,
    NextVoucherNumber: Math.max(0, ...used) + 1,
  };
  return json(200, { VoucherSeries });
}

/** `costcenters` and `projects`. */
export function objects(asked: Asked, kind: 'costcenters' | 'projects'): Answer {
  const { company, baseUrl } = asked;
  if (kind === 'costcenters') {
    const items = company.costCenters.map(({ number, name }) => ({
      '@url': `${baseUrl}/costcenters/${encodeURIComponent(number)}`,
      Active: true,
      Code: number,
      Description: name,
      Note: '',
    }));
    return listAnswer('CostCenters', items, asked.query, asked.quirks);
  }
  const items = company.projects.map(({ number, name }) => ({
    '@url': `${baseUrl}/projects/${encodeURIComponent(number)}`,
    ProjectNumber: number,
    Description: name,
    EndDate: null,
    ProjectLeader: null,
    StartDate: null,
    Status: 'ONGOING',
  }));
  return listAnswer('Projects', items, asked.query, asked.quirks);
}

/** `predefinedaccounts`. */
export function predefinedAccounts(asked: Asked): Answer {
  const items = [
    ['BANK', 1930],
    ['CUSTCLAIM', 1510],
    ['SUPPDEBT', 2440],
    ['OUTVAT_MP1', 2611],
    ['INVAT', 2641],
  ].map(([Name, Account]) => ({ '@url': `${asked.baseUrl}/predefinedaccounts/${Name}`, Name, Account }));
  return listAnswer('PreDefinedAccounts', items, asked.query, asked.quirks);
}
