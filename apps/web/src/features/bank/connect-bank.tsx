import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Bank, Feed } from '../../api/resources.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Refused } from '../../ui/refused.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { banksQuery } from './bank-queries.ts';
import { useBankConsent } from './use-bank-consent.ts';

/** Choosing a bank to connect; the consent is given at the bank itself. */
export function ConnectBank({ clientId, feeds, onClose }: { clientId: string; feeds: readonly Feed[]; onClose: () => void }) {
  const words = useWords();
  const [q, setQ] = useState('');
  const { data, error, refetch } = useQuery(banksQuery(useDeferredValue(q).trim()));
  const consent = useBankConsent(clientId, feeds);
  return (
    <Dialog title={words.bank.connectTitle} text={words.bank.connectText} onClose={onClose}>
      <div className="grid grid-cols-1 gap-3">
        <FormProblem error={consent.error} />
        <input
          type="search"
          aria-label={words.bank.findBank}
          placeholder={words.bank.findBank}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          autoComplete="off"
          spellCheck={false}
          className="min-h-9 w-full rounded-md border border-field bg-surface px-2.5 placeholder:text-ink-3 max-wide:text-lg"
        />
        {error ? <Refused error={error} retry={() => void refetch()} /> : null}
        {!data && !error ? <WaitingRows rows={6} /> : null}
        {data?.length === 0 ? <p className="py-3 text-ink-2">{words.bank.noBank}</p> : null}
        <ul className="grid grid-cols-1">
          {data?.map((bank) => (
            <li key={`${bank.provider} ${bank.id}`}>
              <BankChoice
                bank={bank}
                going={consent.busy && consent.bank?.id === bank.id}
                onChoose={() => (consent.busy ? undefined : consent.run(bank))}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function BankChoice({ bank, going, onChoose }: { bank: Bank; going: boolean; onChoose: () => void }) {
  const words = useWords();
  return (
    <button
      type="button"
      onClick={onChoose}
      aria-busy={going || undefined}
      className="flex min-h-11 w-full items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-accent-soft"
    >
      <span
        aria-hidden="true"
        className="grid size-8 shrink-0 place-items-center rounded-md border border-line bg-sunken text-xs font-semibold text-ink-2"
      >
        {bankLetters(bank.name)}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{going ? words.bank.going(bank.name) : bank.name}</span>
        <span className="block truncate text-xs text-ink-3">{words.bank.bankBy(words.bank.providers[bank.provider] ?? bank.provider)}</span>
      </span>
      <Icon name={going ? 'run' : 'right'} className={going ? 'motion-safe:animate-[turn_1s_linear_infinite] text-accent' : 'text-ink-3'} />
    </button>
  );
}

// A mark of our own: a bank's picture lies at a stranger's address, and nothing of others is loaded here.
function bankLetters(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word[0] ?? '') : [name.slice(0, 2)];
  return letters.join('').toLocaleUpperCase('sv');
}
