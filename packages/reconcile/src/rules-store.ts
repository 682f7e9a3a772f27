import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { LearnedTables } from './engine-input.ts';
import type { RuleKind } from './schema.ts';

/** A rule as it is stored. Minor units. */
export interface MatchingRule {
  readonly id: string;
  readonly clientId: string;
  readonly kind: RuleKind;
  readonly bankName: string;
  readonly ledgerName: string;
  readonly ratePpm: number;
  readonly fixedMinor: bigint;
  readonly enabled: boolean;
  readonly demotedAtMs: number | null;
  readonly confirmed: number;
  readonly failed: number;
  readonly origin: 'person' | 'decisions';
  readonly version: number;
}

const COLUMNS = sql.raw(`id, client_id as "clientId", kind, bank_name as "bankName", ledger_name as "ledgerName", rate_ppm as "ratePpm",
  fixed_minor::text as "fixedMinor", enabled, (extract(epoch from demoted_at) * 1000)::float8 as "demotedAtMs", confirmed, failed, origin, version`);

/** No client has more rules. */
const MOST_RULES = 10_000;

/** What the engine is told of a client: the rules that are on and have not failed. */
export async function learnedTables(tx: Tx, clientId: string): Promise<Partial<LearnedTables>> {
  const found = await rows<Omit<MatchingRule, 'fixedMinor'> & { fixedMinor: string }>(
    tx,
    sql`select ${COLUMNS} from matching_rules where client_id = ${clientId} and enabled and demoted_at is null order by id limit ${MOST_RULES}`,
  );
  const of = (kind: RuleKind) => found.filter((rule) => rule.kind === kind);
  return {
    aliases: of('alias').map(({ id: ruleId, bankName, ledgerName }) => ({ ruleId, bankName, ledgerName })),
    feeRates: of('fee').map(({ id: ruleId, bankName: name, ratePpm, fixedMinor, confirmed }) => {
      return { ruleId, name, ratePpm, fixedMinor: BigInt(fixedMinor), confirmed };
    }),
    alwaysAsk: of('always-ask').map(({ id: ruleId, bankName: name }) => ({ ruleId, name })),
  };
}
