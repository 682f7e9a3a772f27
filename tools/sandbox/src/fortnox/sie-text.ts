import { compactDate, formatAmount, type PlainDate } from '@saldo/kernel';
import {
  closingBalances,
  countingRows,
  isBalanceAccount,
  movements,
  type SandboxCompany,
  type SandboxRow,
  type SandboxVoucher,
  type SandboxYear,
} from '../books/company.ts';

/** What `/3/sie/{type}` may be asked for. */
export interface SieWishes {
  readonly type: 1 | 2 | 3 | 4;
  readonly generatedOn: PlainDate;
  /** Unused accounts too. */
  readonly exportAll: boolean;
}

/** The export of one year as Fortnox writes it today: CRLF, no checksum, series unquoted, amounts without trailing zeros. */
export function sieText(company: SandboxCompany, year: SandboxYear, wishes: SieWishes): string {
  const lines = [...header(company, year, wishes), '', ...chart(year, wishes.exportAll)];
  if (wishes.type >= 3) lines.push(...dimensions(company));
  lines.push(...balances(company, year));
  if (wishes.type >= 2) lines.push(...periodBalances(year));
  if (wishes.type === 4) for (const voucher of year.vouchers) writeVoucher(lines, voucher);
  lines.push('');
  return lines.join('\r\n');
}

function header(company: SandboxCompany, year: SandboxYear, wishes: SieWishes): string[] {
  const before = yearBefore(company, year);
  return [
    '#FLAGGA 0',
    '#FORMAT PC8',
    `#SIETYP ${wishes.type}`,
    '#PROGRAM "Fortnox" 3.57.11',
    `#GEN ${compactDate(wishes.generatedOn)}`,
    `#FNR ${company.databaseNumber}`,
    `#FNAMN ${quoted(company.name)}`,
    `#ADRESS "Anna Ek" ${quoted(company.address)} ${quoted(`${company.zipCode} ${company.city}`)} "08-123 45 67" `,
    `#RAR 0 ${compactDate(year.from)} ${compactDate(year.to)}`,
    ...(before ? [`#RAR -1 ${compactDate(before.from)} ${compactDate(before.to)}`] : []),
    `#ORGNR ${company.orgNo}`,
    `#OMFATTN ${compactDate(year.to)}`,
    '#KPTYP EUBAS97',
  ];
}

function chart(year: SandboxYear, exportAll: boolean): string[] {
  const used = new Set([...year.opening.keys(), ...year.vouchers.flatMap((voucher) => voucher.rows.map((row) => row.account))]);
  return year.accounts
    .filter((account) => exportAll || account.active || used.has(account.number))
    .flatMap(({ number, name, sru }) => [`#KONTO ${number} ${quoted(name)}`, ...(sru ? [`#SRU ${number} ${sru}`] : [])]);
}

function dimensions(company: SandboxCompany): string[] {
  return [
    '#DIM 1 "Kostnadsställe"',
    ...company.costCenters.map(({ number, name }) => `#OBJEKT 1 ${quoted(number)} ${quoted(name)}`),
    '#DIM 6 "Projekt"',
    ...company.projects.map(({ number, name }) => `#OBJEKT 6 ${quoted(number)} ${quoted(name)}`),
  ];
}

function balances(company: SandboxCompany, year: SandboxYear): string[] {
  const before = yearBefore(company, year);
  return [...balancesOf(year, 0), ...(before ? balancesOf(before, -1) : [])];
}

function balancesOf(year: SandboxYear, index: number): string[] {
  const lines: string[] = [];
  const closing = closingBalances(year);
  const moved = movements(year);
  for (const account of [...new Set([...year.opening.keys(), ...moved.keys()])].sort()) {
    if (isBalanceAccount(account)) {
      const opening = year.opening.get(account);
      if (opening !== undefined) lines.push(`#IB ${index} ${account} ${amount(opening)}`);
      lines.push(`#UB ${index} ${account} ${amount(closing.get(account) ?? 0n)}`);
    } else lines.push(`#RES ${index} ${account} ${amount(moved.get(account) ?? 0n)}`);
  }
  return lines;
}

function periodBalances(year: SandboxYear): string[] {
  const changes = new Map<string, bigint>();
  for (const voucher of year.vouchers)
    for (const row of countingRows(voucher)) {
      const key = `${voucher.date.slice(0, 4)}${voucher.date.slice(5, 7)} ${row.account}`;
      changes.set(key, (changes.get(key) ?? 0n) + row.amountMinor);
    }
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, ore]) => `#PSALDO 0 ${key} {} ${amount(ore)}`);
}

function writeVoucher(lines: string[], voucher: SandboxVoucher): void {
  const { series, number, date, text, registeredOn } = voucher;
  lines.push(`#VER ${series} ${number} ${compactDate(date)} ${quoted(text)} ${compactDate(registeredOn)}`, '{');
  for (const row of voucher.rows) {
    if (row.state === 'struck') lines.push(correction('#BTRANS', row));
    else {
      if (row.state === 'added') lines.push(correction('#RTRANS', row));
      lines.push(`#TRANS ${fields(row)} "" ${quoted(row.text)} ${row.quantity ?? 0}`);
    }
  }
  lines.push('}');
}

function correction(label: string, row: SandboxRow): string {
  return `${label} ${fields(row)} ${row.at ? compactDate(row.at) : '""'} ${quoted(row.text)} ${row.quantity ?? 0} ${quoted(row.by ?? '')}`;
}

function fields(row: SandboxRow): string {
  const objects: string[] = [];
  if (row.costCenter !== null) objects.push(`"1" ${quoted(row.costCenter)}`);
  if (row.project !== null) objects.push(`"6" ${quoted(row.project)}`);
  return `${row.account} {${objects.join(' ')}} ${amount(row.amountMinor)}`;
}

function yearBefore(company: SandboxCompany, year: SandboxYear): SandboxYear | undefined {
  return company.years[company.years.indexOf(year) - 1];
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

function amount(ore: bigint): string {
  return formatAmount(ore)
    .replace(/\.00$/, '')
    .replace(/(\.\d)0$/, '$1');
}
