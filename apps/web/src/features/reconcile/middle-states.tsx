import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { OpenItem, Reconciliation } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useWords } from '../../words/words.tsx';
import { sumsOf } from './panes.ts';
import { unexplainedParts } from './proof-figures.ts';
import { MatchRows } from './suggestion-pane.tsx';
import { useReconcileWords } from './use-reconcile-words.ts';

interface PickedProps {
  rows: readonly OpenItem[];
  year: string;
  onMatch: (note: string) => void;
  onCarry: () => void;
  onClear: () => void;
}

/** Rows that were picked: what they come to on each side, and matching them by hand. */
export function PickedView({ rows, year, onMatch, onCarry, onClear }: PickedProps) {
  const words = useReconcileWords();
  const { language } = useWords();
  const [note, setNote] = useState('');
  const { bank, ledger, difference } = sumsOf(rows);
  return (
    <form
      className="grid grid-cols-1 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (rows.length > 1) onMatch(note);
      }}
    >
      <div>
        <p className="text-xs text-ink-3">{words.picked(rows.length)}</p>
        <h2 className="text-base font-semibold">{words.pickedTitle}</h2>
      </div>
      <MatchRows rows={rows} all={rows.length} year={year} />
      <dl aria-live="polite" className="grid grid-cols-[1fr_auto] gap-y-0.5 tabular-nums">
        <dt className="text-ink-2">{words.bank}</dt>
        <dd className="text-right">{amountText(bank, language)}</dd>
        <dt className="text-ink-2">{words.ledger}</dt>
        <dd className="text-right">{amountText(ledger, language)}</dd>
        <dt className="font-semibold">{words.difference}</dt>
        <dd className={isZero(difference) ? 'text-right font-semibold' : 'text-right font-semibold text-late'}>
          {amountText(difference, language)}
        </dd>
      </dl>
      {isZero(difference) ? null : <p className="text-xs text-ink-3">{words.differenceText}</p>}
      {rows.length > 1 ? (
        <TextField label={words.note} value={note} maxLength={1_000} autoComplete="off" onChange={({ target }) => setNote(target.value)} />
      ) : (
        <p className="text-ink-2">{words.pickedHint}</p>
      )}
      <Button type="submit" look="first" keys="↵" className="w-full max-wide:min-h-10" disabled={rows.length < 2}>
        {words.matchPicked}
      </Button>
      <div className="flex gap-2">
        <Button keys="b" className="flex-1 max-wide:min-h-10" onClick={onCarry}>
          {words.carry}
        </Button>
        <Button look="quiet" className="flex-1 max-wide:min-h-10" onClick={onClear}>
          {words.letGo}
        </Button>
      </div>
    </form>
  );
}

interface CarryProps {
  rows: readonly OpenItem[];
  year: string;
  onCarry: (reason: string) => void;
  onClose: () => void;
}

/** Why rows are carried on. */
export function CarryForm({ rows, year, onCarry, onClose }: CarryProps) {
  const words = useReconcileWords();
  const { cancel } = useWords();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onCarry(reason.trim());
  };
  return (
    <form
      className="grid grid-cols-1 gap-3"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 className="text-base font-semibold">{words.carryTitle(rows.length)}</h2>
      <MatchRows rows={rows} all={rows.length} year={year} />
      <ReasonField label={words.reason} value={reason} usual={words.carryReasons} onChange={setReason} />
      <div className="flex gap-2">
        <Button type="submit" look="first" className="flex-1 max-wide:min-h-10" disabled={reason.trim() === ''}>
          {words.carrySubmit}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}

/** A row that nothing is suggested for: why, and what can be done. */
export function NoSuggestion({ row, onCarry }: { row: OpenItem; onCarry: (() => void) | undefined }) {
  const words = useReconcileWords();
  return (
    <div className="grid grid-cols-1 gap-3">
      <div>
        <h2 className="text-base font-semibold">{words.noSuggestion}</h2>
        <p className="pt-0.5 text-ink-2">{words.openReasons[row.reason]}</p>
      </div>
      {onCarry ? (
        <>
          <p className="text-ink-2">{words.noSuggestionText}</p>
          <Button keys="b" className="w-full max-wide:min-h-10" onClick={onCarry}>
            {words.carry}
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** A row that is carried on: why, and how that is taken back. */
export function CarriedView({ row, onTakeBack }: { row: OpenItem; onTakeBack: (() => void) | undefined }) {
  const words = useReconcileWords();
  return (
    <div className="grid grid-cols-1 gap-3">
      <h2 className="text-base font-semibold">{words.carriedWhy(row.carried?.reason ?? '')}</h2>
      {onTakeBack ? (
        <Button className="w-full max-wide:min-h-10" onClick={onTakeBack}>
          {words.uncarry}
        </Button>
      ) : null}
    </div>
  );
}

/** Where nothing waits: that it can be closed, or what is left unexplained and of what. */
export function NothingLeft({ reconciliation, onClose }: { reconciliation: Reconciliation; onClose: (() => void) | undefined }) {
  const words = useReconcileWords();
  const { language } = useWords();
  const { unexplained } = reconciliation.proof;
  const parts = unexplainedParts(reconciliation);
  const isLeft = unexplained !== null && !isZero(unexplained);
  return (
    <div className="grid grid-cols-1 gap-3">
      <div>
        <h2 className="flex items-center gap-1.5 text-base font-semibold">
          {isLeft ? null : <Icon name="check" className="text-proven" />}
          {reconciliation.status === 'ready' ? words.readyBanner : words.nothingLeft}
        </h2>
        <p className="pt-0.5 text-ink-2">
          {isLeft
            ? words.unexplainedLeft(amountText(unexplained, language))
            : reconciliation.status === 'ready'
              ? null
              : words.nothingLeftText}
        </p>
      </div>
      {isLeft && parts.length > 0 ? (
        <dl aria-label={words.unexplainedOf} className="tabular-nums">
          {parts.map(({ part, amount }) => (
            <div key={part} className="flex gap-3 border-b border-line py-1">
              <dt className="flex-1 text-ink-2">{words.parts[part]}</dt>
              <dd>{amountText(amount, language)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {onClose ? (
        <Button look="first" keys="s" className="w-full max-wide:min-h-10" onClick={onClose}>
          {words.close}
        </Button>
      ) : null}
      {reconciliation.status === 'unproven' ? (
        <Link
          to="/clients/$clientId/bank"
          params={{ clientId: reconciliation.clientId }}
          search={{ account: reconciliation.bankAccountId }}
          className={buttonLook()}
        >
          {words.toBank}
        </Link>
      ) : null}
    </div>
  );
}
