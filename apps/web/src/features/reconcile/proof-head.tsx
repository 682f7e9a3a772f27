import type { ReactNode } from 'react';
import type { Reconciliation } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.tsx';
import { proofFigures } from './proof-figures.ts';
import { shortDay } from './short-day.ts';
import { useReconcileWords } from './use-reconcile-words.ts';

/** The proof to the öre: what the bank has beyond the books is carried, to be decided, or unexplained. */
export function ProofHead({ reconciliation }: { reconciliation: Reconciliation }) {
  const { language } = useWords();
  const words = useReconcileWords();
  const { proof, counts, period } = reconciliation;
  const { carried, carriedRows, undecided } = proofFigures(reconciliation);
  const day = (text: string) => shortDay(text, period.to.slice(0, 4), language);
  const amount = (text: string | null) => (text === null ? '–' : amountText(text, language));
  const isDecided = counts.undecided === 0;
  const isExplained = proof.unexplained !== null && isZero(proof.unexplained);
  return (
    <dl aria-label={words.proof} title={words.sumText} className="flex flex-wrap items-end gap-x-7 gap-y-2 border-y border-line py-2">
      <Figure name={words.onDay(words.bank, day(proof.bankClosingDay ?? period.to))}>
        {proof.bankClosing === null ? <span className="font-normal text-late">{words.noBalance}</span> : amount(proof.bankClosing)}
      </Figure>
      <Figure name={words.onDay(words.ledger, day(period.to))}>{amount(proof.ledgerClosing)}</Figure>
      <Figure name={words.carriedRows(carriedRows)}>{amount(carried)}</Figure>
      <Figure name={words.toDecide(counts.undecided)} big tone={isDecided ? 'done' : 'late'}>
        {amount(undecided)}
      </Figure>
      <Figure name={words.unexplained} big tone={proof.unexplained === null ? 'none' : isExplained ? 'done' : 'wrong'}>
        {amount(proof.unexplained)}
      </Figure>
    </dl>
  );
}

type FigureTone = 'none' | 'done' | 'late' | 'wrong';

const inks: Record<FigureTone, string> = { none: '', done: '', late: 'text-late', wrong: 'text-wrong' };

function Figure({ name, big = false, tone = 'none', children }: { name: string; big?: boolean; tone?: FigureTone; children: ReactNode }) {
  return (
    <div className="text-right tabular-nums max-wide:text-left">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd
        className={classes(
          'flex items-center justify-end gap-1.5 font-semibold max-wide:justify-start',
          big ? 'text-xl' : 'text-lg',
          inks[tone],
        )}
      >
        {tone === 'done' ? <Icon name="check" className="text-proven" /> : null}
        {tone === 'late' || tone === 'wrong' ? <Icon name={tone === 'late' ? 'clock' : 'alert'} /> : null}
        {children}
      </dd>
    </div>
  );
}
