import { mappingInReach } from '@saldo/bank';
import { readStatements, type StatementKind, type StatementReading } from '@saldo/bank/statements';
import { type Fault, formatAmount, type PersonActor } from '@saldo/kernel';
import { files } from '@saldo/platform/files';

/** One statement that a file holds. Amounts are decimal texts. */
export interface PreviewedStatement {
  readonly account: string | null;
  readonly currency: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly opening: string | null;
  readonly closing: string | null;
  readonly transactions: number;
  readonly pending: number;
  readonly proof: { readonly status: 'proven' | 'unproven'; readonly differences: readonly { expected: string; actual: string }[] };
}

/** What a file of statements would bring. */
export interface StatementPreview {
  readonly kind: StatementKind;
  readonly version: string;
  readonly encoding: string;
  readonly transactions: number;
  /** The first hundred. */
  readonly statements: readonly PreviewedStatement[];
  readonly statementCount: number;
}

/** What a file would bring, or null where it cannot be read with certainty; and all that is wrong with it, or odd about it. */
export interface StatementVerdict {
  readonly preview: StatementPreview | null;
  readonly refused: boolean;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

const STATEMENTS_TOLD = 100;

/** Reads a stored file of statements and says what it holds; keeps nothing of it. Throws `bank.mapping-missing`. */
export async function previewStatements(
  actor: PersonActor,
  file: { readonly key: string; readonly name: string },
  { kind, mappingId }: { readonly kind: StatementKind; readonly mappingId?: string | undefined },
): Promise<StatementVerdict> {
  const mapping = mappingId === undefined ? null : (await mappingInReach(actor, mappingId)).mapping;
  const open = () => contentOf(file.key);
  const reading = await readStatements(open, { fileName: file.name, kind, ...(mapping && { mapping }) });
  if (reading.status === 'refused') return { preview: null, refused: true, faults: reading.faults, faultCount: reading.faultCount };
  return { preview: previewOf(reading), refused: false, faults: reading.findings, faultCount: reading.findings.length };
}

function previewOf({ kind, version, encoding, statements }: StatementReading): StatementPreview {
  return {
    kind,
    version,
    encoding,
    transactions: statements.reduce((sum, { counts }) => sum + counts.booked, 0),
    statements: statements.slice(0, STATEMENTS_TOLD).map(({ account, from, to, opening, closing, counts, proof }) => {
      const { expectedMinor, actualMinor } = proof;
      const differs = proof.status === 'unproven' && expectedMinor !== null && actualMinor !== null;
      return {
        account: account.iban ?? account.bban,
        currency: account.currency,
        from,
        to,
        opening: opening && formatAmount(opening.amountMinor),
        closing: closing && formatAmount(closing.amountMinor),
        transactions: counts.booked,
        pending: counts.pending,
        proof: {
          status: proof.status,
          differences: differs ? [{ expected: formatAmount(expectedMinor), actual: formatAmount(actualMinor) }] : [],
        },
      };
    }),
    statementCount: statements.length,
  };
}

async function* contentOf(key: string): AsyncGenerator<Uint8Array> {
  yield* await files().get(key);
}
