import { formatAmount } from '@saldo/kernel';
import type { BankStatement } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { Banner } from '../../ui/banner.tsx';
import { State, type Tone } from '../../ui/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { minor } from '../ledger/amounts.ts';

// How a statement stands, in a word.
function statementState({ proof, opening, closing }: BankStatement, words: Words): { tone: Tone; text: string } {
  if (proof.gaps.length > 0) return { tone: 'late', text: words.bank.apart(proof.gaps.length) };
  if (proof.status === 'proven') return { tone: 'proven', text: words.bank.proven };
  return opening === null || closing === null
    ? { tone: 'unknown', text: words.bank.unstated }
    : { tone: 'late', text: words.bank.unproven };
}

/** How a statement stands, as a state. */
export function StatementState({ statement }: { statement: BankStatement }) {
  const { tone, text } = statementState(statement, useWords());
  return <State tone={tone}>{text}</State>;
}

/** Whether a statement's balances prove it, what differs where they do not, and what lacks between it and those beside it. */
export function StatementProof({ statement }: { statement: BankStatement }) {
  const words = useWords();
  const { proof, opening, closing } = statement;
  const amount = (value: string) => amountText(value, words.language);
  const isUnstated = proof.status === 'unproven' && (opening === null || closing === null);
  return (
    <div className="grid gap-2">
      {proof.status === 'proven' ? <Banner tone="proven" title={words.bank.provenText} /> : null}
      {isUnstated && proof.differences.length === 0 ? <Banner tone="idle" title={words.bank.unstatedText} /> : null}
      {proof.differences.map(({ expected, actual }) => (
        <Banner key={`${expected} ${actual}`} tone="late" title={words.bank.differenceText(amount(expected), amount(actual))}>
          {words.timeline.differs(amount(formatAmount(minor(actual) - minor(expected))))}
        </Banner>
      ))}
      {proof.gaps.map(({ from, to, expected, actual }) => (
        <Banner key={`${from} ${to}`} tone="late" title={words.bank.gapText(from, to, amount(expected), amount(actual))} />
      ))}
    </div>
  );
}
