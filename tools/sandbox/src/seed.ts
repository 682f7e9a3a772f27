import { dateInZone, formatAmount } from '@saldo/kernel';
import { banksOfScenario } from './banks/banks-of-scenario.ts';
import { balanceAt } from './banks/told-rows.ts';
import { movements, type SandboxCompany } from './books/company.ts';
import { scenarioNamed, scenarios } from './scenarios/index.ts';

/** What a company of a scenario holds, in a few lines for the terminal. */
function describe(company: SandboxCompany): string {
  const years = company.years.map((year) => {
    const rows = year.vouchers.reduce((sum, { rows }) => sum + rows.length, 0);
    const turnover = [...movements(year)].reduce((sum, [account, ore]) => (account.startsWith('3') ? sum - ore : sum), 0n);
    return `  ${year.from} to ${year.to}: ${year.vouchers.length} vouchers, ${rows} rows, turnover ${formatAmount(turnover)}`;
  });
  return [`${company.name} (${company.orgNo}, tenant ${company.databaseNumber})`, ...years].join('\n');
}

const name = process.argv[2];
if (name === undefined) {
  console.log('npm run seed -- <scenario>\n');
  for (const scenario of scenarios) console.log(`${scenario.name.padEnd(12)} ${scenario.about}`);
} else {
  const today = dateInZone(new Date(), 'Europe/Stockholm');
  const companies = scenarioNamed(name).companies({ today });
  for (const company of companies) console.log(describe(company));
  for (const bank of banksOfScenario(companies, today)) {
    for (const account of bank.accounts) {
      const number = account.iban ?? account.bban ?? account.maskedPan;
      const balance = `${formatAmount(balanceAt(account, Date.now()).bookedMinor)} ${account.currency}`;
      console.log(`${bank.name}, ${account.name} (${number}): ${account.rows.length} rows, balance ${balance}`);
    }
  }
}
