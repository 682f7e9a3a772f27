import { formatAmount } from '@saldo/kernel';
import type { ReactNode } from 'react';
import type { Match, OpenItem } from '../../api/resources.ts';
import { amountText, countText, isZero } from '../../format/amount.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import type { ReconcileWords } from '../../words/reconcile.ts';
import { useWords } from '../../words/words.tsx';
import { minor } from '../ledger/amounts.ts';
import { confidenceText } from './confidence-text.ts';
import { rowTitle, voucherText } from './pane.tsx';
import { rowIdsOf, sumsOf } from './panes.ts';
import { shortDay } from './short-day.ts';
import { useReconcileWords } from './use-reconcile-words.ts';

const MOST_ROWS = 6;

interface SuggestionProps {
  match: Match;
  /** Its rows, as far as they are here. */
  rows: readonly OpenItem[];
  place: number;
  of: number;
  year: string;
  onRival: (step: number) => void;
  /** What can be done about it; nothing where one may only look. */
  acts: ReactNode;
}

/** What is suggested for a row: the rows, their sums, why, how sure it is, and what can be done about it. */
export function SuggestionView({ match, rows, place, of, year, onRival, acts }: SuggestionProps) {
  const { language } = useWords();
  const words = useReconcileWords();
  const { bankTransactionIds, ledgerEntryIds, difference, residual, explanation } = match;
  return (
    <div className="grid grid-cols-1 items-start gap-3 wide:max-full:grid-cols-[minmax(0,1fr)_16rem] wide:max-full:gap-x-6">
      <div className="grid grid-cols-1 gap-3">
        <div>
          <p className="flex items-center text-xs text-ink-3">
            <span className="flex-1 leading-7">{words.suggestion(place, of)}</span>
            {of > 1 ? (
              <>
                <IconButton icon="left" label={words.previousRival} onClick={() => onRival(-1)} disabled={place === 1} />
                <IconButton icon="right" label={words.nextRival} onClick={() => onRival(1)} disabled={place === of} />
              </>
            ) : null}
          </p>
          <h2 className="text-base font-semibold">{words.pairing(bankTransactionIds.length, ledgerEntryIds.length)}</h2>
          <p className="pt-0.5 text-ink-2">{explanation[language]}</p>
        </div>
        <MatchRows rows={rows} all={rowIdsOf(match).length} year={year} />
        {isZero(difference) ? null : (
          <p className="text-late">
            {words.difference} {amountText(difference, language)}
            {residual ? `, ${words.residuals[residual]}` : ''}. <span className="text-ink-2">{words.differenceText}</span>
          </p>
        )}
      </div>
      <div className="grid grid-cols-1 gap-3">
        {acts}
        <Reasons match={match} />
      </div>
    </div>
  );
}

/** Rows of both sides with their sums. */
export function MatchRows({ rows, all, year }: { rows: readonly OpenItem[]; all: number; year: string }) {
  const { language } = useWords();
  const words = useReconcileWords();
  const sums = sumsOf(rows);
  const isOneSided = !rows.some(({ side }) => side === 'bank') || !rows.some(({ side }) => side === 'ledger');
  return (
    <dl className="tabular-nums">
      {rows.slice(0, MOST_ROWS).map((row) => (
        <div key={row.id} className="flex gap-3 border-b border-line py-1">
          <dt className="min-w-0 flex-1 truncate" title={rowTitle(row)}>
            <span className="pr-1.5 text-ink-3">
              {row.side === 'bank' || row.opening ? shortDay(row.date, year, language) : voucherText(row, words)}
            </span>
            {rowTitle(row)}
          </dt>
          <dd>{amountText(row.amount, language)}</dd>
        </div>
      ))}
      {all > Math.min(rows.length, MOST_ROWS) ? (
        <div className="border-b border-line py-1 text-ink-3">
          <dt>{words.moreRows(all - Math.min(rows.length, MOST_ROWS))}</dt>
        </div>
      ) : null}
      {rows.length === all && all > 2 ? (
        <SumLines sums={isOneSided ? [sumOfAll(rows)] : [sums.bank, sums.ledger]} language={language} words={words} />
      ) : null}
    </dl>
  );
}

function sumOfAll(rows: readonly OpenItem[]): string {
  return formatAmount(rows.reduce((sum, { amount }) => sum + minor(amount), 0n));
}

function SumLines({ sums, language, words }: { sums: readonly string[]; language: 'sv' | 'en'; words: ReconcileWords }) {
  const names =
    sums.length === 1 ? [words.sum] : [`${words.sum}, ${words.bank.toLowerCase()}`, `${words.sum}, ${words.ledger.toLowerCase()}`];
  return sums.map((sum, place) => (
    <div key={names[place]} className="flex gap-3 border-b border-line py-1">
      <dt className="flex-1 text-ink-2">{names[place]}</dt>
      <dd className="font-semibold">{amountText(sum, language)}</dd>
    </div>
  ));
}

/** How sure a match is, and what speaks for and against it, by weight. */
export function Reasons({ match: { confidence, coincidence, explanation } }: { match: Match }) {
  const { language } = useWords();
  const words = useReconcileWords();
  const told = explanation.parts.filter(({ weight }) => weight !== 0);
  const most = Math.max(1, ...told.map(({ weight }) => Math.abs(weight)));
  const figure = confidenceText(confidence, 3, language);
  return (
    <div className="grid gap-2">
      <div>
        <div className="h-1 overflow-hidden rounded-full bg-line-strong" aria-hidden="true">
          <div className="h-full bg-accent" style={{ width: `${confidence * 100}%` }} />
        </div>
        <p className="pt-1 text-xs text-ink-3 tabular-nums">{words.confidence(figure)}</p>
      </div>
      {told.length > 0 ? (
        <dl aria-label={words.weights} className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-x-3 gap-y-0.5 text-xs text-ink-2">
          {told.map(({ kind, weight }) => (
            <Reason key={kind} text={reasonText(kind, coincidence, language, words)} weight={weight} share={Math.abs(weight) / most} />
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function Reason({ text, weight, share }: { text: string; weight: number; share: number }) {
  const words = useReconcileWords();
  return (
    <>
      <dt>{text}</dt>
      <dd className="flex h-1.5 items-center" title={weight > 0 ? words.speaksFor : words.speaksAgainst}>
        <span className="sr-only">{weight > 0 ? words.speaksFor : words.speaksAgainst}</span>
        <span
          aria-hidden="true"
          className={classes('h-full rounded-full', weight > 0 ? 'bg-accent' : 'bg-late')}
          style={{ width: `${Math.max(4, share * 100)}%` }}
        />
        {weight < 0 ? <span aria-hidden="true">&nbsp;−</span> : null}
      </dd>
    </>
  );
}

const LUCK_RULED_OUT = 1e-9;

function reasonText(kind: string, coincidence: number | null, language: 'sv' | 'en', words: ReconcileWords): string {
  const text = words.evidence[kind] ?? kind;
  const isSum = kind === 'sum' || kind === 'run';
  if (!isSum || coincidence === null || coincidence < LUCK_RULED_OUT) return text;
  return `${text}, ${words.luck(countText(Math.max(1, Math.round(1 / coincidence)), language))}`;
}

/** What can be done about a suggestion. */
export function SuggestionActs({ onAccept, onReject, onCarry }: { onAccept: () => void; onReject: () => void; onCarry: () => void }) {
  const words = useReconcileWords();
  return (
    <div className="grid gap-2">
      <Button look="first" keys="↵" className="w-full max-wide:min-h-10" onClick={onAccept}>
        {words.accept}
      </Button>
      <div className="flex gap-2">
        <Button keys="r" className="flex-1 max-wide:min-h-10" onClick={onReject}>
          {words.reject}
        </Button>
        <Button keys="b" className="flex-1 max-wide:min-h-10" onClick={onCarry}>
          {words.carry}
        </Button>
      </div>
    </div>
  );
}
