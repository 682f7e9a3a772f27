import { describe, expect, it } from 'vitest';
import { readGood } from '../fixtures/reading.ts';
import { readStatements, statementEntries } from '../index.ts';
import type { CsvMapping } from '../statement.ts';
import { type CsvPreview, previewCsv } from './preview-csv.ts';

const any = { read: readStatements, entries: statementEntries };
const bytesOf = (lines: readonly string[], encoding: BufferEncoding = 'utf8') => Buffer.from(`${lines.join('\r\n')}\r\n`, encoding);

/** What is told of an export: bank, form, columns, the rows as day, value day, amount, balance, text and other side, and the proof. */
async function told(bytes: Uint8Array) {
  const preview = previewCsv(bytes);
  const mapping = mappingOf(preview);
  const read = await readGood(any, bytes, { mapping });
  expect(read.all.flat()).toEqual(preview.entries);
  const { delimiter, encoding, skipLines, hasHeading, dateFormat, decimal, currency } = mapping;
  return {
    bank: preview.bank,
    form: [delimiter, encoding, skipLines, hasHeading, dateFormat, decimal, currency].join(' '),
    rows: preview.entries.map((entry) =>
      [
        entry.bookingDate,
        entry.valueDate ?? '-',
        entry.amountMinor,
        entry.balanceAfterMinor ?? '-',
        entry.text.replaceAll('\n', '|'),
        entry.counterparty.name,
        entry.counterparty.account,
        ...entry.references.ids,
      ].join(' '),
    ),
    statements: read.statements.map(({ account, proof }) => [account.iban ?? account.bban, account.ownerName, proof.status]),
  };
}

function mappingOf({ mapping, faults }: CsvPreview): CsvMapping {
  expect(faults).toEqual([]);
  if (!mapping) throw new Error('A mapping must be proposed');
  return mapping;
}

describe('an export of', () => {
  it('SEB, with three decimals', async () => {
    const lines = [
      'Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo',
      '2026-03-04;2026-03-05;5490990004;HYRA MARS /26-03-03;-1000.000;1250.500',
      '2026-03-02;2026-03-02;0;53290171515;250.500;2250.500',
    ];
    expect(await told(bytesOf([`\ufeff${lines[0]}`, ...lines.slice(1)]))).toEqual({
      bank: 'SEB',
      form: '; utf-8 0 true YYYY-MM-DD . SEK',
      rows: [
        '2026-03-04 2026-03-05 -100000 125050 HYRA MARS /26-03-03   entry:5490990004',
        '2026-03-02 2026-03-02 25050 225050 53290171515  ',
      ],
      statements: [[null, '', 'proven']],
    });
  });

  it('SEB in its older form', async () => {
    const lines = [
      'Bokföringsdag;Valutadag;Verifikationsnummer;Text/mottagare;Belopp;Saldo',
      '2026-03-04;2026-03-05;7;Kaffe;-1 000,00;1 250,50',
    ];
    expect(await told(bytesOf(lines))).toMatchObject({
      bank: 'SEB',
      form: '; utf-8 0 true YYYY-MM-DD , SEK',
      rows: ['2026-03-04 2026-03-05 -100000 125050 Kaffe   entry:7'],
    });
  });

  it('Danske Bank, where a row that waits is not booked', async () => {
    const read = await told(
      bytesOf([
        '"Datum";"Text";"Belopp";"Saldo";"Status";"Avstämd"',
        '"2026-03-02";"Bg";"1.500,50";"1.500,50";"Utförd";"Nej"',
        '"2026-03-03";"Kortköp";"-20,00";"";"Väntar";"Nej"',
        '"2026-03-03";"Hyra";"-1.000,00";"500,50";"Utförd";"Nej"',
      ]),
    );
    expect(read).toMatchObject({ bank: 'Danske Bank', statements: [[null, '', 'proven']] });
    const preview = previewCsv(
      bytesOf(['Datum;Text;Belopp;Saldo;Status', '2026-03-03;Kortköp;-20,00;;Väntar', '2026-03-03;Hyra;-1,00;5,00;Utförd']),
    );
    expect(preview.entries.map(({ status }) => status)).toEqual(['pending', 'booked']);
  });

  it('Swedbank', async () => {
    const lines = [
      '* Transaktioner Period 2026-03-01-2026-03-31 Skapad 2026-04-01 10:12 CEST',
      'Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo',
      '1,82149,"912 345 678-9","Företagskonto",SEK,2026-03-09,2026-03-08,2026-03-09,"Åkes Bygg","Överföring",-39.00,2554.18',
      '2,82149,"912 345 678-9","Företagskonto",SEK,2026-03-02,2026-03-02,2026-03-02,"Insättning","Insättning",1300.00,2593.18',
    ];
    expect(await told(bytesOf(lines, 'latin1'))).toEqual({
      bank: 'Swedbank',
      form: ', windows-1252 1 true YYYY-MM-DD . SEK',
      rows: ['2026-03-09 2026-03-09 -3900 255418 Överföring|Åkes Bygg  ', '2026-03-02 2026-03-02 130000 259318 Insättning  '],
      statements: [['821499123456789', '', 'proven']],
    });
    const { statements } = await readGood(any, bytesOf(lines, 'latin1'), { mapping: mappingOf(previewCsv(bytesOf(lines, 'latin1'))) });
    expect(statements[0]).toMatchObject({ from: '2026-03-01', to: '2026-03-31' });
  });

  it('Swedbank with short headings', async () => {
    const lines = [
      'Radnr,Clnr,Kontonr,Produkt,Valuta,Bokfdag,Transdag,Valutadag,Referens,Text,Belopp,Saldo',
      '1,8214,9123,Konto,SEK,2026-03-09,2026-03-08,2026-03-09,R1,Hyra,-39.00,2554.18',
    ];
    expect(await told(bytesOf(lines))).toMatchObject({ bank: 'Swedbank', statements: [['82149123', '', 'proven']] });
  });

  it('Nordea, with a reservation and a delimiter at the end', async () => {
    const lines = [
      'Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Ytterligare detaljer;Meddelande;Egna anteckningar;Saldo;Valuta;',
      'Reserverat;-64,00;;;;KORT KAFFE;;;;SEK;',
      '2026/03/09;-1158,75;;5343-2795;LEVERANTÖR AB;LEVERANTÖR AB;62500016901740;Hyra Q1;9911,33;SEK;',
      '2026/03/02;15000,00;KUND AB;;;;Inbetalning;;11070,08;SEK;',
    ];
    expect(await told(bytesOf(lines))).toEqual({
      bank: 'Nordea',
      form: '; utf-8 0 true YYYY/MM/DD , SEK',
      rows: [
        '2026-03-09 - -115875 991133 LEVERANTÖR AB|62500016901740|Hyra Q1 LEVERANTÖR AB 5343-2795',
        '2026-03-02 - 1500000 1107008 Inbetalning  ',
      ],
      statements: [[null, '', 'proven']],
    });
  });

  it('Nordea in its other forms', async () => {
    const one = ['Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta', '2026-03-15;-99,00;;A AB;A AB;Kortköp;12 345,67;SEK'];
    const two = [
      'Datum;Belopp;Avsändare;Mottagare;Namn;Ytterligare detaljer;Meddelande;Egna anteckningar;Saldo;Valuta;',
      '2026/03/02;-18,84;;;;Kort;G 7028;;10686,66;SEK;',
    ];
    const three = ['Datum,Transaktion,Kategori,Belopp,Saldo', '2026-03-15,A AB,,"-99,00","12 345,67"'];
    const four = [
      'Bokföringsdag;Värdedag;Betalningstyp;Betalare/Mottagare;Meddelande/Referens;Belopp;Saldo',
      '2026-03-15;2026-03-16;Kort;A AB;Premium;-99,00;12 345,67',
    ];
    for (const lines of [one, two, three, four])
      expect(await told(bytesOf(lines))).toMatchObject({ bank: 'Nordea', statements: [[null, '', 'proven']] });
  });

  it('Handelsbanken, with a row of balances and one balance a day', async () => {
    const start = 'BOLAGET AB;6123456789;SE4550000000058398257466;HANDSESS;Affärskonto;SEK;6123 Kumla;2026-03-01 - 2026-03-31';
    const lines = [
      'sep=;',
      'Kontohavare;Kontonr;IBAN;BIC;Kontoform;Valuta;Kontoförande kontor;Datum intervall;Kontor;Bokföringsdag;Reskontradag;Valutadag;Referens;Insättning/Uttag;Bokfört saldo;Aktuellt saldo;Valutadagssaldo;Referens Swish;Avsändar-id Swish;',
      `${start};;;;;;;666,66;666,66;;;`,
      `${start};6885;2026-03-04;2026-03-04;2026-03-04;ELBOLAGET;-680,00;666,66;;;;;`,
      `${start};6885;2026-03-04;2026-03-04;2026-03-04;BG 5050-1055;-20,00;;;;;;`,
      `${start};6885;2026-03-02;2026-03-02;2026-03-02;SWISH;1 000,00;1 366,66;;;;;`,
    ];
    expect(await told(bytesOf(lines, 'latin1'))).toEqual({
      bank: 'Handelsbanken',
      form: '; windows-1252 1 true YYYY-MM-DD , SEK',
      rows: [
        '2026-03-04 2026-03-04 -68000 66666 ELBOLAGET  ',
        '2026-03-04 2026-03-04 -2000 - BG 5050-1055  ',
        '2026-03-02 2026-03-02 100000 136666 SWISH  ',
      ],
      statements: [['SE4550000000058398257466', '', 'proven']],
    });
  });

  it('Handelsbanken in its other form, below lines on the account', async () => {
    const lines = [
      'Kontonummer;6123 456 789 012',
      'Kontohavare;Bolaget AB',
      'Period;2026-03-01 - 2026-03-31',
      '',
      'Reskontradatum;Transaktionsdatum;Text;Belopp;Saldo',
      'Prel;2026-03-16;KORTKÖP;−199,00;',
      '2026-03-15;2026-03-14;"BETALNING; FAKTURA 100";−1 432,50;12 345,67',
    ];
    expect(await told(bytesOf(lines))).toMatchObject({
      bank: 'Handelsbanken',
      rows: ['2026-03-16 2026-03-16 -19900 - KORTKÖP  ', '2026-03-15 2026-03-14 -143250 1234567 BETALNING; FAKTURA 100  '],
      statements: [['6123456789012', 'Bolaget AB', 'proven']],
    });
  });

  it('Länsförsäkringar, with and without heading', async () => {
    const rows = [
      '"2026-03-15";"2026-03-16";"Kortköp";"KAFFE";"-99,00";"12 345,67"',
      '"2026-03-14";"2026-03-14";"Insättning";"LÖN";"25 000,00";"12 444,67"',
    ];
    const headed = await told(bytesOf(['"Datum";"Bokföringsdag";"Typ";"Text";"Belopp";"Saldo"', ...rows]));
    expect(headed).toMatchObject({
      bank: 'Länsförsäkringar',
      rows: ['2026-03-16 2026-03-15 -9900 1234567 KAFFE|Kortköp  ', '2026-03-14 2026-03-14 2500000 1244467 LÖN|Insättning  '],
    });
    expect(await told(bytesOf(rows))).toMatchObject({
      bank: '',
      form: '; utf-8 0 false YYYY-MM-DD , SEK',
      rows: ['2026-03-16 2026-03-15 -9900 1234567 Kortköp|KAFFE  ', '2026-03-14 2026-03-14 2500000 1244467 Insättning|LÖN  '],
      statements: [[null, '', 'proven']],
    });
  });

  it('ICA Banken, below lines on the account', async () => {
    const lines = [
      'Kontonamn: Lönekonto',
      'Kontonummer: 9271 234 567 8',
      'Saldo: 12 877,17',
      'Period: 2026-03-01 - 2026-03-31',
      'Datum;Text;Typ;Budgetgrupp;Belopp;Saldo',
      '2026-03-15;BUTIKEN;Korttransaktion;Mat;-99,00 kr;12 345,67 kr',
    ];
    expect(await told(bytesOf(lines))).toMatchObject({
      bank: 'ICA Banken',
      form: '; utf-8 4 true YYYY-MM-DD , SEK',
      statements: [['92712345678', '', 'proven']],
    });
  });

  it.each([
    [
      'Skandia',
      ['Datum;Beskrivning;Belopp;Saldo;Bankkategori', '2026-03-15;KAFFE;-99,00;12345,67;Nöje'],
      '2026-03-15 - -9900 1234567 KAFFE  ',
    ],
    [
      'Danske Bank',
      ['"Datum";"Text";"Belopp";"Saldo";"Status";"Avstämd"', '"2026-03-15";"KAFFE";"-99,00";"12.345,67";"Utförd";"Nej"'],
      '2026-03-15 - -9900 1234567 KAFFE  ',
    ],
    ['Lunar', ['Date,Text,Amount,Balance', '2026-03-15,KAFFE,"-99,00","12.345,67"'], '2026-03-15 - -9900 1234567 KAFFE  '],
    [
      'Lunar',
      ['Date,Time,Title,Amount,Balance,Transaction ID', '2026-03-15,12:11,KAFFE,"-99,00","12 345,67",7f0a'],
      '2026-03-15 - -9900 1234567 KAFFE   entry:7f0a',
    ],
    [
      'Northmill',
      ['Kontonummer,9750-8770139', '', 'Bokföringsdag,Beskrivning,Belopp,Saldo,Valuta', '2026-03-15,KAFFE,"−99,00","12345,67",SEK'],
      '2026-03-15 - -9900 1234567 KAFFE  ',
    ],
  ])('%s', async (bank, lines, row) => {
    expect(await told(bytesOf(lines))).toMatchObject({
      bank,
      rows: [row],
      statements: [[expect.anything(), '', 'proven']].map(([, ...rest]) => [bank === 'Northmill' ? '97508770139' : null, ...rest]),
    });
  });
});

describe('an export that nobody knows', () => {
  it('is read by the words of its heading', async () => {
    const lines = [
      'Datum\tSpecifikation\tInsättning\tUttag\tSaldo\tReferensnummer',
      '05.03.2026\tHyra\t\t1 000,00\t500,00\t77',
      '17.03.2026\tKund\t250,00\t\t750,00\t78',
    ];
    expect(await told(bytesOf(lines))).toEqual({
      bank: '',
      form: '\t utf-8 0 true DD.MM.YYYY , SEK',
      rows: ['2026-03-05 - -100000 50000 Hyra   entry:77', '2026-03-17 - 25000 75000 Kund   entry:78'],
      statements: [[null, '', 'proven']],
    });
  });

  it.each([
    ['MM/DD/YYYY', '03/25/2026'],
    ['DD/MM/YYYY', '25/03/2026'],
    ['YYYYMMDD', '20260325'],
    ['YYMMDD', '260325'],
    ['YY-MM-DD', '26-03-25'],
  ])('with days written %s', (format, day) => {
    expect(mappingOf(previewCsv(bytesOf(['Datum;Belopp', `${day};1,00`])))).toMatchObject({ dateFormat: format });
  });

  it.each([
    ['D/K', 'K', 'D'],
    ['Debet/Kredit', 'Kredit', 'Debet'],
    ['Debit/Credit', 'C', 'D'],
    ['In/ut', 'In', 'Ut'],
  ])('and has the way of the money in a column %s is not read as if all came in', async (heading, into, out) => {
    const lines = [`Datum;Text;Belopp;${heading}`, `2026-03-02;Kund;1500,50;${into}`, `2026-03-03;Hyra;1000,00;${out}`];
    expect((await told(bytesOf(lines))).rows).toEqual(['2026-03-02 - 150050 - Kund  ', '2026-03-03 - -100000 - Hyra  ']);
  });

  it.each([
    ['1.500', '-2.000'],
    ['1,500', '-2,000'],
    ['1.500 kr', '12.505 kr'],
  ])('whose amounts %s and %s may be thousands has nobody guess', (one, other) => {
    const preview = previewCsv(bytesOf(['Datum;Text;Belopp', `2026-03-02;a;${one}`, `2026-03-03;b;${other}`]));
    expect([preview.entries, preview.faults.map(({ code }) => code)]).toEqual([[], ['csv.amount-ambiguous', 'csv.amount-ambiguous']]);
  });

  it('is read by what other amounts tell, or by the bank that writes three decimals', () => {
    const decimal = (heading: string, ...rows: string[]) => previewCsv(bytesOf([heading, ...rows])).mapping?.decimal;
    expect(decimal('Datum;Belopp;Saldo', '2026-03-02;1.500;12.345,50')).toBe(',');
    expect(decimal('Datum;Belopp;Saldo', '2026-03-02;1,500;12,345.50')).toBe('.');
    expect(decimal('Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo', '2026-03-02;2026-03-02;1;a;100.000;250.500')).toBe(
      '.',
    );
  });

  it('of a card has the amount in kronor, not the currency of the purchase abroad', () => {
    const foreign = previewCsv(
      bytesOf(['Datum;Bokfört;Specifikation;Ort;Valuta;Utl.belopp;Belopp', '2026-03-01;2026-03-02;HOTEL;BERLIN;EUR;100,00;1125,50']),
    );
    const beside = previewCsv(bytesOf(['Bokföringsdag;Text;Belopp;Valuta;Belopp SEK', '2026-03-02;HOTEL;-100,00;EUR;-1125,50']));
    for (const preview of [foreign, beside]) expect(preview.mapping).toMatchObject({ currency: 'SEK' });
    expect([foreign, beside].map(({ entries }) => entries.map((one) => [one.bookingDate, one.amountMinor, one.currency]))).toEqual([
      [['2026-03-02', 112_550n, 'SEK']],
      [['2026-03-02', -112_550n, 'SEK']],
    ]);
  });

  it('shows its rows and what is wrong with them', () => {
    const preview = previewCsv(bytesOf(['Datum;Text;Belopp', '2026-03-02;a;1,00', '2026-03-03;b;x']));
    expect(preview).toMatchObject({
      columns: ['Datum', 'Text', 'Belopp'],
      rows: [
        ['2026-03-02', 'a', '1,00'],
        ['2026-03-03', 'b', 'x'],
      ],
      entries: [{ amountMinor: 100n }],
      faults: [{ line: 3, field: 'amount', code: 'csv.amount-unreadable' }],
    });
  });

  it('has no proposal where there are no days or amounts, and shows its rows', () => {
    expect(previewCsv(bytesOf(['id,name,value', '1,Widget A,100']))).toEqual({
      mapping: null,
      bank: '',
      columns: ['1', '2', '3'],
      rows: [
        ['id', 'name', 'value'],
        ['1', 'Widget A', '100'],
      ],
      entries: [],
      faults: [],
    });
    expect(previewCsv(new Uint8Array())).toMatchObject({ mapping: null, rows: [] });
  });
});

it('shows what a mapping that is given makes of the file', () => {
  const bytes = bytesOf(['Datum;Text;Belopp', '2026-03-02;a;1,00']);
  const mapping = { ...mappingOf(previewCsv(bytes)), decimal: '.' as const };
  expect(previewCsv(bytes, mapping)).toMatchObject({ mapping, entries: [], faults: [{ code: 'csv.amount-unreadable', line: 2 }] });
});

it('shows twenty rows, of a file that is cut off too', () => {
  const rows = Array.from({ length: 500 }, (_, at) => `2026-03-02;rad ${at};1,00`);
  const preview = previewCsv(bytesOf(['Datum;Text;Belopp', ...rows]).subarray(0, 1_000));
  expect([preview.entries.length, preview.rows.length, preview.faults]).toEqual([20, 20, []]);
});

describe('an export of a bank beside Sweden is read by its headings', () => {
  it.each<[string, string[], string[]]>([
    [
      'Norwegian, in and out apart',
      [
        '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"',
        '"02.03.2026";"REMA";"02.03.2026";"123,45";',
        '"30.03.2026";"Lønn";"30.03.2026";;"5.000,00"',
      ],
      ['booked 2026-03-02 -12345 REMA', 'booked 2026-03-30 500000 Lønn'],
    ],
    [
      'Danish, with one that waits',
      [
        '"Dato";"Tekst";"Beløb";"Saldo";"Status"',
        '"02.03.2026";"Netto";"-1.123,45";"8.876,55";"Udført"',
        '"30.03.2026";"Kort";"-10,00";"";"Venter"',
      ],
      ['booked 2026-03-02 -112345 Netto', 'pending 2026-03-30 -1000 Kort'],
    ],
    [
      'Finnish',
      [
        '"Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Selitys";"Saaja/Maksaja"',
        '"2026-03-02";"2026-03-02";"-12,34";"162";"PKORTTI";"PRISMA"',
      ],
      ['booked 2026-03-02 -1234 PKORTTI'],
    ],
    [
      'Lithuanian, with rows of balances',
      [
        '"Sąskaitos Nr.";"";"Data";"Gavėjas";"Paaiškinimai";"Suma";"Valiuta";"D/K"',
        '"LT1";"10";"2026-03-01";"";"Likutis";"100.00";"EUR";"K"',
        '"LT1";"20";"2026-03-02";"MAXIMA";"x";"10.00";"EUR";"D"',
        '"LT1";"86";"2026-03-31";"";"Likutis";"90.00";"EUR";"K"',
      ],
      ['booked 2026-03-02 -1000 x'],
    ],
  ])('%s', async (_, lines, rows) => {
    const bytes = bytesOf(lines);
    const read = await readGood(any, bytes, { mapping: mappingOf(previewCsv(bytes)) });
    expect(read.all.flat().map(({ status, bookingDate, amountMinor, text }) => `${status} ${bookingDate} ${amountMinor} ${text}`)).toEqual(
      rows,
    );
  });

  it('or shows its columns parted where nothing is known, for somebody to choose', () => {
    expect(previewCsv(bytesOf(['X1;X2;X3', 'a,b;c;d'])).rows[0]).toEqual(['X1', 'X2', 'X3']);
  });
});
