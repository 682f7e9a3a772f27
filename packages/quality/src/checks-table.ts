import type { Check, Family } from './check.ts';
import { allChecks } from './checks/index.ts';
import { ruleText } from './run-checks.ts';

const FAMILIES: Readonly<Record<Family, string>> = {
  structure: 'Structure',
  numbering: 'Numbering',
  time: 'Law and time',
  accounts: 'Accounts (BAS)',
  vat: 'Value added tax',
  continuity: 'Continuity',
  duplicates: 'Duplicates',
  combination: 'Sign and combination',
  patterns: 'Patterns',
  feed: 'Bank feed',
};

/** The page of all checks, `docs/checks.md`, as it must stand. */
export function checksTable(): string {
  const byFamily = Map.groupBy(allChecks, ({ family }) => family);
  const chapters = [...byFamily].map(([family, checks]) => `## ${FAMILIES[family]}\n\n${HEAD}\n${checks.map(line).join('\n')}`);
  return `# Checks\n\nWritten by \`npm run checks\`; a test compares it. ${allChecks.length} checks. Severity: an error is against law or arithmetic, a warning wants a look,\ninfo is most often right. Limits, and whether a check is on, are set per client (\`PUT /api/clients/{id}/checks\`); M marks those that the\nclient's materiality limit holds for.\n\n${chapters.join('\n\n')}\n`;
}

const HEAD = '| code | severity | what it finds | rule | limits | M |\n| --- | --- | --- | --- | --- | --- |';

function line(check: Check): string {
  const { code, severity, title, isMaterial, isOff } = check;
  return `| \`${code}\` | ${severity}${isOff ? ', off' : ''} | ${title.sv} · ${title.en} | ${ruleText(check)} | ${limits(check)} | ${isMaterial ? 'M' : ''} |`;
}

function limits({ limits: all = {} }: Check): string {
  return Object.entries(all)
    .map(([name, { default: value, unit }]) => `${name} ${unit === 'minor' ? `${value / 100} kr` : `${value} ${unit}`}`)
    .join('; ');
}
