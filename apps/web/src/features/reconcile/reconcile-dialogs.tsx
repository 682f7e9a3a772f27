import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { ChangedRow, Reconciliation } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { Refused } from '../../ui/refused.tsx';
import { tell } from '../../ui/toast.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { readAmount, readItems } from './opening-text.ts';
import { changesQuery, enterOpening, reconcileChanged, reopenReconciliation } from './reconcile-queries.ts';
import { useRunAgain } from './standing-banners.tsx';
import { useReconcileWords } from './use-reconcile-words.ts';

interface LayerProps {
  reconciliation: Reconciliation;
  onClose: () => void;
}

/** Opens a closed reconciliation again, with the reason. */
export function ReopenForm({ reconciliation: { id, clientId }, onClose }: LayerProps) {
  const words = useReconcileWords();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) => reopenReconciliation(id, reason),
    onSuccess: () => {
      tell(words.reopened);
      onClose();
    },
    onSettled: () => reconcileChanged(queryClient, clientId),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(String(new FormData(event.currentTarget).get('reason')).trim());
  };
  return (
    <Dialog title={words.reopenTitle} text={words.reopenText} onClose={onClose}>
      <form className="grid gap-3" onSubmit={submit}>
        <FormProblem error={error} fields={['reason']} />
        <TextField
          label={words.reason}
          name="reason"
          required
          maxLength={1_000}
          autoComplete="off"
          error={error instanceof Problem ? error.fields.reason : undefined}
        />
        <FormActions submit={words.reopen} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** Enters what was open when the first days began: both balances and the items, one a line. */
export function OpeningForm({ reconciliation, onClose }: LayerProps) {
  const words = useReconcileWords();
  const queryClient = useQueryClient();
  const again = useRunAgain(reconciliation);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const { mutate, isPending, error } = useMutation({
    mutationFn: (opening: Parameters<typeof enterOpening>[1]) => enterOpening(reconciliation.id, opening),
    onSuccess: () => {
      tell(words.openingSaved);
      again.run();
      onClose();
    },
    onSettled: () => reconcileChanged(queryClient, reconciliation.clientId),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [bankText, ledgerText] = [String(data.get('bankBalance')).trim(), String(data.get('ledgerBalance')).trim()];
    const [bankBalance, ledgerBalance] = [readAmount(bankText), readAmount(ledgerText)];
    const items = readItems(String(data.get('items')));
    const faults = {
      ...(bankText !== '' && bankBalance === null && { bankBalance: words.amountWrong }),
      ...(ledgerText !== '' && ledgerBalance === null && { ledgerBalance: words.amountWrong }),
      ...('wrongLine' in items && { items: words.itemWrong(items.wrongLine) }),
    };
    setWrong(faults);
    if (Object.keys(faults).length === 0 && 'items' in items)
      mutate({
        ...(bankBalance !== null && { bankBalance }),
        ...(ledgerBalance !== null && { ledgerBalance }),
        items: items.items,
      });
  };
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <Dialog wide title={words.openingTitle} text={words.openingFormText} onClose={onClose}>
      <form className="grid gap-3" onSubmit={submit} noValidate>
        <FormProblem error={error} fields={['bankBalance', 'ledgerBalance']} />
        <div className="grid gap-3 wide:grid-cols-2">
          {(['bankBalance', 'ledgerBalance'] as const).map((name) => (
            <TextField
              key={name}
              label={words[name]}
              name={name}
              inputMode="decimal"
              autoComplete="off"
              error={wrong[name] ?? refused[name]}
            />
          ))}
        </div>
        <label className="grid gap-1">
          <span className="font-medium">{words.items}</span>
          <textarea
            name="items"
            rows={6}
            spellCheck={false}
            aria-describedby="opening-items-hint"
            aria-invalid={wrong.items ? true : undefined}
            className="w-full rounded-md border border-field bg-surface px-2.5 py-1 tabular-nums aria-invalid:border-wrong max-wide:text-lg"
          />
        </label>
        <p id="opening-items-hint" className={wrong.items ? 'text-xs text-wrong' : 'text-xs text-ink-3'}>
          {wrong.items ?? words.itemsHint}
        </p>
        <FormActions submit={words.openingSubmit} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** The rows that are another than when it was closed. */
export function ChangesDrawer({ reconciliation: { clientId, id }, onClose }: LayerProps) {
  const words = useWords();
  const told = useReconcileWords();
  const query = useInfiniteQuery(changesQuery(clientId, id));
  const amount = (seen: ChangedRow['now']) => (seen ? amountText(seen.amount, words.language) : '–');
  const columns: Column<ChangedRow>[] = [
    { id: 'kind', header: told.changed, width: '6rem', cell: ({ kind }) => told.changeKinds[kind] },
    { id: 'side', header: told.panes.bank, hideHeader: true, cell: ({ side }) => told.panes[side] },
    { id: 'day', header: told.day, width: '6.5rem', wideOnly: true, cell: ({ now, before }) => (now ?? before)?.date },
    { id: 'before', header: told.before, width: '7rem', figure: true, cell: ({ before }) => amount(before) },
    { id: 'now', header: told.now, width: '7rem', figure: true, cell: ({ now }) => amount(now) },
  ];
  return (
    <Drawer crumbs={[told.one]} title={told.changesTitle} onClose={onClose}>
      {query.isPending ? <WaitingRows rows={5} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? <p className="text-ink-2">{told.noChanges}</p> : null}
      {query.data && query.data.length > 0 ? (
        <PlainList
          label={told.changesTitle}
          rows={query.data}
          columns={columns}
          rowId={({ side, id: row }) => `${side} ${row}`}
          onSurface
        />
      ) : null}
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </Drawer>
  );
}
