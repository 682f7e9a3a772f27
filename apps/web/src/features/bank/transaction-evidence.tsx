import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BankTransaction } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { takeFocus } from '../../ui/return-focus.ts';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { bankHistoryQuery, bankSourceQuery } from './bank-queries.ts';
import { changeTexts, type SeenVersion, versionsOf } from './transaction-changes.ts';

/** The ways that a transaction came by; the first is the one that its content comes from. */
export function TransactionWays({ transaction }: { transaction: BankTransaction }) {
  const words = useWords();
  const { sources, clientId, bankAccountId } = transaction;
  if (sources.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.bank.ways}</h3>
      <ul className="border-t border-line">
        {sources.map(({ kind, day, statementId }, place) => (
          <li key={`${kind} ${day} ${statementId ?? ''}`} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
            <span>{words.bank.sources[kind] ?? words.bank.sources.feed}</span>
            <span className="text-ink-3 tabular-nums">{day}</span>
            {place === 0 && sources.length > 1 ? <span className="text-xs text-ink-3">{words.bank.wayFirst}</span> : null}
            {statementId ? (
              <Link
                to="/clients/$clientId/bank/statements"
                params={{ clientId }}
                search={{ account: bankAccountId, statement: statementId }}
                className="ml-auto text-accent underline-offset-2 hover:underline"
              >
                {words.bank.toStatement}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every version of a transaction that was seen, the latest first, with what became different. */
export function TransactionHistory({ transaction }: { transaction: BankTransaction }) {
  const words = useWords();
  const { data, error } = useQuery(bankHistoryQuery(transaction.id));
  if (error) return <Refused error={error} />;
  const versions = versionsOf(transaction, data ?? []);
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.bank.history}</h3>
      {data?.length === 0 ? <p className="text-ink-2">{words.bank.onlyVersion}</p> : null}
      {versions.length > 1 ? (
        <ol className="border-t border-line">
          {versions.map((version, place) => (
            <Version key={version.seenAt} version={version} before={versions[place + 1]} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function Version({ version, before }: { version: SeenVersion; before: SeenVersion | undefined }) {
  const words = useWords();
  const moment = (instant: string) => momentText(instant, new Date(), words.language);
  const told = before ? changeTexts(before, version, words) : [words.bank.change.first];
  return (
    <li className="border-b border-line py-1.5">
      <p className="text-xs text-ink-3">
        {version.goneAt === null
          ? words.bank.versionNow(moment(version.seenAt))
          : words.bank.versionSeen(moment(version.seenAt), moment(version.goneAt))}
      </p>
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </li>
  );
}

/** The bytes that a transaction was read from, as they stand at the source. */
export function TransactionSource({ id }: { id: string }) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.ledger.source}</h3>
      {shown ? (
        <Bytes id={id} />
      ) : (
        <Button icon="rows" onClick={() => setShown(true)}>
          {words.bank.showBytes}
        </Button>
      )}
    </section>
  );
}

function Bytes({ id }: { id: string }) {
  const words = useWords();
  const { data, error, isPending } = useQuery(bankSourceQuery(id));
  if (isPending) return <WaitingRows rows={3} />;
  if (error) return <Refused error={error} />;
  return (
    <section
      ref={takeFocus}
      aria-label={words.bank.bytes}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard must reach them
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-md border border-line bg-sunken p-2.5"
    >
      <pre className="font-mono text-xs leading-5">{readable(data)}</pre>
    </section>
  );
}

// What a bank answered by machine stands on one line; nothing in it is changed but where its lines break.
function readable(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text;
  }
}
