import type { Sentence } from '@saldo/kernel';
import type { Company, FortnoxClient } from './client.ts';

/** What one harmless read at the real provider saw. */
export interface LiveReading {
  readonly company: Company;
  readonly tookMs: number;
  readonly sentence: Sentence;
}

/** Reads the company's own information, for an operator who tries a real key. Throws SaldoError `fortnox.*` with what to do. */
export async function liveReading(client: FortnoxClient, now: () => number): Promise<LiveReading> {
  const began = now();
  const company = await client.company();
  const tookMs = Math.round(now() - began);
  const told = `${company.name} (${company.orgNo}, databas ${company.tenantId})`;
  return {
    company,
    tookMs,
    sentence: {
      sv: `Fortnox svarade på ${tookMs} ms: ${told}.`,
      en: `Fortnox answered in ${tookMs} ms: ${told.replace('databas', 'database')}.`,
    },
  };
}
