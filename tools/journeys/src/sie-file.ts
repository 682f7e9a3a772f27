/** A whole year of two vouchers whose balances follow from them, as a bookkeeping program exports it. */
export function goodFile(orgNo = '556036-0793'): Buffer {
  return file(orgNo, '500.00');
}

/** The same in a financial year that began six months before a day: whatever day it is, the months around it lie in the year. */
export function fileAround(day: Date): Buffer {
  const from = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 6, 1));
  const to = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 6, 0));
  return Buffer.from(
    file('556036-0793', '500.00')
      .toString('utf8')
      .replace('20250101 20251231', `${compact(from)} ${compact(to)}`)
      .replaceAll(/2025(0115|0220) "/g, `${compact(from)} "`),
  );
}

function compact(day: Date): string {
  return day.toISOString().slice(0, 10).replaceAll('-', '');
}

/** The same with an amount that is none, on line 20. */
export function brokenFile(): Buffer {
  return file('556036-0793', '5oo,00');
}

function file(orgNo: string, amount: string): Buffer {
  return Buffer.from(
    [
      '#FLAGGA 0',
      '#PROGRAM "Resor" 1',
      '#FORMAT PC8',
      '#GEN 20250131',
      '#SIETYP 4',
      '#FNAMN "Resan AB"',
      `#ORGNR ${orgNo}`,
      '#RAR 0 20250101 20251231',
      '#KONTO 1930 "Företagskonto"',
      '#KONTO 2081 "Aktiekapital"',
      '#KONTO 3001 "Försäljning"',
      '#IB 0 1930 50000.00',
      '#IB 0 2081 -50000.00',
      '#UB 0 1930 50750.00',
      '#UB 0 2081 -50000.00',
      '#RES 0 3001 -750.00',
      '#VER A 1 20250115 "Försäljning över disk"',
      '{',
      '#TRANS 1930 {} 500.00',
      `#TRANS 3001 {} -${amount}`,
      '}',
      '#VER A 2 20250220 "Försäljning på nätet"',
      '{',
      '#TRANS 1930 {} 250.00',
      '#TRANS 3001 {} -250.00',
      '}',
      '',
    ].join('\r\n'),
    'utf8',
  );
}
