import { counting } from '../count.ts';

const count = counting('sv');

/** Where one client stands, what is odd and what happened. */
export const timeline = {
  standing: 'Läge',
  nothingYet: (steps: string) => `${steps}: inget än`,
  odd: 'Avvikelser',
  nothingOdd: 'Inget avviker',
  yearDiffers: (year: string, accounts: string, more: number) =>
    `${year}: summorna skiljer från källan på ${accounts}${more > 0 ? ` och ${count(more, 'konto', 'konton')} till` : ''}`,
  yearUnbalanced: (year: string, vouchers: number) =>
    `${year}: ${count(vouchers, 'verifikation balanserar inte', 'verifikationer balanserar inte')}`,
  yearUnstated: (year: string) => `${year}: källan anger inga saldon att stämma av mot`,
  flagged: (vouchers: number) => count(vouchers, 'verifikation är flaggad', 'verifikationer är flaggade'),
  statementFigures: (opening: string, entries: string, expected: string, actual: string) =>
    `ingående saldo ${opening} och transaktioner om ${entries} ger ${expected}, men kontoutdraget anger ${actual} i utgående saldo.`,
  dayFigures: (opening: string, entries: string, expected: string, actual: string) =>
    `bankens saldo dagen före ${opening} och transaktioner om ${entries} ger ${expected}, men bankens saldo är ${actual}.`,
  differs: (amount: string) => `Skillnad ${amount}.`,
  moreLike: (more: number) => `och ${more} till`,
  events: 'Händelser',
  kinds: { books: 'Bokföring och bank', connection: 'Anslutningar', client: 'Klient', task: 'Uppgifter', job: 'Jobb' },
  none: 'Inget har hänt än',
  more: 'Visa fler',
  schedule: 'av schemat',
  saldo: 'Saldo',
  key: 'med API-nyckel',
  operator: 'från kommandoraden',
  byKey: (name: string) => `${name}, med API-nyckel`,
  somebody: 'byrån',
  unproven: 'inte avstämt',
  toAudit: 'Revisionslogg',
};
