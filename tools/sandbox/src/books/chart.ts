import type { SandboxAccount, SandboxSeries } from './company.ts';

/** The accounts of BAS that the made-up companies use: number, name, SRU code. */
const used: readonly (readonly [string, string, string])[] = [
  ['1220', 'Inventarier och verktyg', '7215'],
  ['1229', 'Ackumulerade avskrivningar på inventarier och verktyg', '7215'],
  ['1250', 'Datorer', '7215'],
  ['1460', 'Lager av handelsvaror', '7243'],
  ['1510', 'Kundfordringar', '7251'],
  ['1630', 'Avräkning för skatter och avgifter (skattekonto)', '7261'],
  ['1650', 'Momsfordran', '7261'],
  ['1710', 'Förutbetalda hyreskostnader', '7263'],
  ['1790', 'Övriga förutbetalda kostnader och upplupna intäkter', '7263'],
  ['1910', 'Kassa', '7281'],
  ['1930', 'Företagskonto', '7281'],
  ['1940', 'Övriga bankkonton', '7281'],
  ['2081', 'Aktiekapital', '7301'],
  ['2091', 'Balanserad vinst eller förlust', '7302'],
  ['2099', 'Årets resultat', '7302'],
  ['2350', 'Andra långfristiga skulder till kreditinstitut', '7352'],
  ['2440', 'Leverantörsskulder', '7365'],
  ['2510', 'Skatteskulder', '7368'],
  ['2611', 'Utgående moms på försäljning inom Sverige, 25 %', '7369'],
  ['2621', 'Utgående moms på försäljning inom Sverige, 12 %', '7369'],
  ['2641', 'Debiterad ingående moms', '7369'],
  ['2650', 'Redovisningskonto för moms', '7369'],
  ['2710', 'Personalskatt', '7369'],
  ['2731', 'Avräkning lagstadgade sociala avgifter', '7369'],
  ['2893', 'Skulder till närstående personer, kortfristig del', '7369'],
  ['2920', 'Upplupna semesterlöner', '7370'],
  ['2990', 'Övriga upplupna kostnader och förutbetalda intäkter', '7370'],
  ['3001', 'Försäljning inom Sverige, 25 % moms', '7410'],
  ['3002', 'Försäljning inom Sverige, 12 % moms', '7410'],
  ['3041', 'Försäljning av tjänster 25 % moms Sverige', '7410'],
  ['3540', 'Faktureringsavgifter', '7410'],
  ['3740', 'Öres- och kronutjämning', '7410'],
  ['4010', 'Inköp av material och varor', '7511'],
  ['4600', 'Legoarbeten och underentreprenader', '7511'],
  ['5010', 'Lokalhyra', '7513'],
  ['5060', 'Städning och renhållning', '7513'],
  ['5410', 'Förbrukningsinventarier', '7513'],
  ['5420', 'Programvaror', '7513'],
  ['5611', 'Drivmedel för personbilar', '7513'],
  ['5710', 'Frakter, transporter och försäkringar vid varudistribution', '7513'],
  ['5800', 'Resekostnader', '7513'],
  ['5910', 'Annonsering', '7513'],
  ['6071', 'Representation, avdragsgill', '7513'],
  ['6110', 'Kontorsmateriel', '7513'],
  ['6212', 'Mobiltelefon', '7513'],
  ['6310', 'Företagsförsäkringar', '7513'],
  ['6530', 'Redovisningstjänster', '7513'],
  ['6570', 'Bankkostnader', '7513'],
  ['6991', 'Övriga externa kostnader, avdragsgilla', '7513'],
  ['7010', 'Löner till kollektivanställda', '7514'],
  ['7210', 'Löner till tjänstemän', '7514'],
  ['7331', 'Skattefria bilersättningar', '7514'],
  ['7510', 'Lagstadgade sociala avgifter', '7514'],
  ['7832', 'Avskrivningar på inventarier och verktyg', '7515'],
  ['8310', 'Ränteintäkter från omsättningstillgångar', '7416'],
  ['8410', 'Räntekostnader för långfristiga skulder', '7522'],
  ['8910', 'Skatt som belastar årets resultat', '7528'],
  ['8999', 'Årets resultat', '7450'],
];

/** Accounts of the chart that nobody uses: a list of accounts is mostly these. */
const unused: readonly (readonly [string, string, string])[] = [
  ['1010', 'Balanserade utgifter', '7201'],
  ['1348', 'Ackumulerade nedskrivningar av långfristiga fordringar hos intresseföretag', '7232'],
  ['1519', 'Nedskrivning av kundfordringar', '7251'],
  ['2110', 'Periodiseringsfonder', '7321'],
  ['2631', 'Utgående moms på försäljning inom Sverige, 6 %', '7369'],
  ['3003', 'Försäljning inom Sverige, 6 % moms', '7410'],
  ['4990', 'Lagerförändring', '7512'],
  ['5220', 'Hyra av inventarier och verktyg', '7513'],
  ['6072', 'Representation, ej avdragsgill', '7513'],
  ['7690', 'Övriga personalkostnader', '7514'],
  ['8811', 'Avsättning till periodiseringsfond', '7525'],
  ['9020', 'Internt fördelade kostnader', ''],
];

/** The chart of a year. Fortnox's own has some 1,200 accounts; `padding` adds so many unused ones. */
export function chartOfAccounts(padding = 0): SandboxAccount[] {
  const account =
    (active: boolean) =>
    ([number, name, sru]: readonly [string, string, string]) => ({ number, name, sru: sru || null, active });
  const chart = [...used.map(account(true)), ...unused.map(account(false))];
  const taken = new Set(chart.map(({ number }) => number));
  for (let number = 1011; chart.length < used.length + unused.length + padding; number += 7)
    if (!taken.has(String(number))) chart.push({ number: String(number), name: `Reservkonto ${number}`, sru: null, active: false });
  return chart.sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** The voucher series that Fortnox sets up. */
export const voucherSeries: readonly SandboxSeries[] = [
  { code: 'A', description: 'Redovisning', manual: true },
  { code: 'B', description: 'Kundfakturor', manual: false },
  { code: 'C', description: 'Inbetalningar', manual: false },
  { code: 'D', description: 'Leverantörsfakturor', manual: false },
  { code: 'E', description: 'Utbetalningar', manual: false },
  { code: 'L', description: 'Löner', manual: true },
  { code: 'M', description: 'Momsredovisning', manual: true },
];
