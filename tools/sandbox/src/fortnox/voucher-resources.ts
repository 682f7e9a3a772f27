import { plainDate } from '@saldo/kernel';
import type { SandboxVoucher, SandboxYear } from '../books/company.ts';
import { type Answer, json } from './answer.ts';
import { type Asked, amountValue, askedYear } from './company-resources.ts';
import { encodeCp437 } from './cp437.ts';
import { checkNames, listAnswer, Refused } from './lists.ts';
import { sieText } from './sie-text.ts';

/** `vouchers`: heads without rows, by series and number. `lastmodified` only narrows; nothing shows a deletion. */
export function voucherList(asked: Asked): Answer {
  const { query, company } = asked;
  checkNames(query, ['fromdate', 'todate', 'voucherseries', 'costcenter']);
  if (company.years.length === 0) return listAnswer('Vouchers', [], query, asked.quirks);
  const year = askedYear(asked);
  const from = query.get('fromdate');
  if (from !== null && (from < year.from || from > year.to)) throw new Refused(400, 2002363);
  const since = query.get('lastmodified');
  if (since !== null && !/^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(since)) throw new Refused(400, 2000588);
  const to = query.get('todate');
  const vouchers = year.vouchers.filter(
    (voucher) =>
      (from === null || voucher.date >= from) &&
      (to === null || voucher.date <= to) &&
      (!query.has('voucherseries') || voucher.series === query.get('voucherseries')) &&
      (!query.has('costcenter') || voucher.costCenter === query.get('costcenter')) &&
      (since === null || swedishMinute(voucher.modifiedMs) >= since),
  );
  return listAnswer(
    'Vouchers',
    vouchers.map((voucher) => head(asked, year, voucher)),
    query,
    asked.quirks,
  );
}

/** `vouchers/sublist[/{series}]`: the current year only. */
export function voucherSublist(asked: Asked, series?: string): Answer {
  const year = askedYear({ ...asked, query: new URLSearchParams() });
  const vouchers = year.vouchers.filter((voucher) => series === undefined || voucher.series === series);
  return listAnswer(
    'Vouchers',
    vouchers.map((voucher) => head(asked, year, voucher)),
    asked.query,
    asked.quirks,
  );
}

/** `vouchers/{series}/{number}`: with its rows, the struck ones among them. */
export function oneVoucher(asked: Asked, series: string, number: string): Answer {
  const year = askedYear(asked);
  const voucher = year.vouchers.find((one) => one.series === series && String(one.number) === number);
  if (!voucher) throw new Refused(404, 2000423);
  const names = new Map(year.accounts.map((account) => [account.number, account.name]));
  const VoucherRows = voucher.rows.map((row) => {
    const debit = row.amountMinor > 0n ? row.amountMinor : 0n;
    const credit = row.amountMinor < 0n ? -row.amountMinor : 0n;
    return {
      Account: Number(row.account),
      CostCenter: row.costCenter,
      Credit: amountValue(credit, asked.quirks),
      Debit: amountValue(debit, asked.quirks),
      Description: names.get(row.account) ?? '',
      Project: row.project ?? '',
      Quantity: row.quantity === null ? 0 : Number(row.quantity),
      Removed: row.state === 'struck',
      TransactionInformation: row.text,
    };
  });
  const { costCenter, project } = voucher;
  return json(200, { Voucher: { ...head(asked, year, voucher), CostCenter: costCenter, Project: project ?? '', VoucherRows } });
}

function head({ baseUrl }: Asked, year: SandboxYear, voucher: SandboxVoucher) {
  return {
    '@url': `${baseUrl}/vouchers/${encodeURIComponent(voucher.series)}/${voucher.number}?financialyear=${year.id}`,
    ApprovalState: voucher.approvalState,
    Comments: voucher.comments === '' ? null : voucher.comments,
    Description: voucher.text,
    ReferenceNumber: voucher.referenceNumber,
    ReferenceType: voucher.referenceType,
    TransactionDate: voucher.date,
    VoucherNumber: voucher.number,
    VoucherSeries: voucher.series,
    Year: year.id,
  };
}

/** `voucherfileconnections`: which file hangs on which voucher; the number is text here. */
export function fileConnections(asked: Asked): Answer {
  checkNames(asked.query, ['voucheryear']);
  const wanted = asked.query.get('voucheryear');
  const items = asked.company.years
    .filter((year) => wanted === null || String(year.id) === wanted)
    .flatMap((year) =>
      year.vouchers.flatMap((voucher) =>
        voucher.files.map((file) => ({
          '@url': `${asked.baseUrl}/voucherfileconnections/${file.id}`,
          FileId: file.id,
          Name: file.name,
          VoucherDescription: voucher.text,
          VoucherNumber: String(voucher.number),
          VoucherSeries: voucher.series,
          VoucherYear: year.id,
        })),
      ),
    );
  return listAnswer('VoucherFileConnections', items, asked.query, asked.quirks);
}

/** `archive/{id}`: the bytes of a file. */
export function archiveFile(asked: Asked, id: string): Answer {
  const wanted = asked.query.get('fileid') ?? id;
  for (const year of asked.company.years)
    for (const voucher of year.vouchers)
      for (const file of voucher.files)
        if (file.id === wanted) return { status: 200, contentType: 'application/pdf', body: smallPdf(file.content) };
  throw new Refused(404, 2000423);
}

/** `sie/{type}`: one year, in code page 437, whatever the header says about it. */
export function sieExport(asked: Asked, type: string): Answer {
  checkNames(asked.query, ['exportall']);
  const types = { '1': 1, '2': 2, '3': 3, '4': 4 } as const;
  const known = type in types ? types[type as keyof typeof types] : null;
  if (known === null) throw new Refused(404, 2000762);
  const year = askedYear(asked);
  const wishes = { type: known, generatedOn: plainDate(asked.today), exportAll: asked.query.get('exportall') === 'true' };
  return { status: 200, contentType: 'text/plain', body: encodeCp437(sieText(asked.company, year, wishes)) };
}

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `YYYY-MM-DD HH:mm` on a Swedish clock, which is what `lastmodified` is compared with. */
function swedishMinute(ms: number): string {
  return stockholm.format(ms);
}

function smallPdf(text: string): Uint8Array {
  const content = `BT /F1 18 Tf 60 760 Td (${text.replace(/[^\x20-\x7e]|[()\\]/g, ' ')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  return new TextEncoder().encode(`${pdf}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
}
