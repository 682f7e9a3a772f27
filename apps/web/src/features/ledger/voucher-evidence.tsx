import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Voucher } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { takeFocus } from '../../ui/return-focus.ts';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { voucherHistoryQuery, voucherSourceQuery } from './ledger-queries.ts';
import { type Change, voucherChanges } from './voucher-changes.ts';

/** Every version of a voucher that was seen, the latest first, with what became different. */
export function VoucherHistory({ voucher }: { voucher: Voucher }) {
  const words = useWords();
  const { data, error } = useQuery(voucherHistoryQuery(voucher.id));
  if (error) return <Refused error={error} />;
  const versions = [...(data ?? [])].sort((a, b) => b.version - a.version);
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.ledger.history}</h3>
      {data && versions.length <= 1 ? <p className="text-ink-2">{words.ledger.onlyVersion}</p> : null}
      {versions.length > 1 ? (
        <ol className="border-t border-line">
          {versions.map((version, index) => (
            <Version key={version.version} version={version} before={versions[index + 1]} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function Version({ version, before }: { version: Voucher; before: Voucher | undefined }) {
  const words = useWords();
  const gone = version.state === 'removed' && before?.state !== 'removed';
  const changes = before ? voucherChanges(before, version).map((change) => changeText(change, words)) : [words.ledger.firstVersion];
  const told = gone ? [words.ledger.change.gone] : changes.length > 0 ? changes : [words.ledger.change.same];
  return (
    <li className="border-b border-line py-1.5">
      <p className="text-xs text-ink-3">{words.ledger.seen(momentText(version.seenAt, new Date(), words.language))}</p>
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </li>
  );
}

function changeText(change: Change, words: Words): string {
  const { change: told } = words.ledger;
  switch (change.kind) {
    case 'date':
    case 'text':
      return told[change.kind](change.from, change.to);
    case 'added':
    case 'removed':
      return told[change.kind](change.account, amountText(change.amount, words.language));
  }
}

/** The lines that the voucher was read from, as they stand at the source. */
export function VoucherSource({ voucher }: { voucher: Voucher }) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  if (!voucher.source) return null;
  const { sha256, ref } = voucher.source;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.ledger.source}</h3>
      {shown ? (
        <SourceLines id={voucher.id} />
      ) : (
        <Button look="plain" icon="rows" onClick={() => setShown(true)}>
          {words.ledger.showSource}
        </Button>
      )}
      <p className="pt-2 text-xs break-all text-ink-3">
        {ref ? `${ref} · ` : ''}
        {words.ledger.fingerprint} {sha256}
      </p>
    </section>
  );
}

function SourceLines({ id }: { id: string }) {
  const words = useWords();
  const { data, error, isPending } = useQuery(voucherSourceQuery(id));
  if (isPending) return <WaitingRows rows={3} />;
  if (error) return <Refused error={error} />;
  return (
    <section
      ref={takeFocus}
      aria-label={words.ledger.sourceLines}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard must reach them
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken p-2.5"
    >
      <pre className="font-mono text-xs leading-5">{data || words.ledger.noSource}</pre>
    </section>
  );
}
