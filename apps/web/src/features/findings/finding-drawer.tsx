import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Finding } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { Refused } from '../../ui/refused.tsx';
import { Siblings } from '../../ui/siblings.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { bankTransactionQuery } from '../bank/bank-queries.ts';
import { transactionTitle } from '../bank/transaction-columns.tsx';
import { voucherQuery } from '../ledger/ledger-queries.ts';
import { voucherLabel } from '../ledger/voucher-columns.tsx';
import { Severity } from './finding-columns.tsx';
import { findingQuery } from './finding-queries.ts';
import { useFindingWords } from './use-finding-words.ts';

const MOST_ROWS = 12;
const rowLink = 'min-w-0 flex-1 truncate text-accent underline-offset-2 hover:underline';

interface DrawerProps {
  id: string;
  clientId: string;
  siblings: readonly Finding[];
  siblingLink: (finding: Finding) => LinkProps;
  /** The form of accepting it is open. */
  isAccepting: boolean;
  busy: boolean;
  /** What one may do; nothing where one may only look. */
  acts:
    | { ask: (open: boolean) => void; accept: (finding: Finding, reason: string) => void; reopen: (finding: Finding) => void }
    | undefined;
  onCode: (code: string) => void;
  onClose: () => void;
}

/** One finding: the sentence, the rule behind it, the rows that it is about, what is proposed, and accepting it with a reason. */
export function FindingDrawer({ id, clientId, siblings, siblingLink, onClose, ...rest }: DrawerProps) {
  const words = useWords();
  const told = useFindingWords();
  const { data, error, refetch } = useQuery({
    ...findingQuery(clientId, id),
    placeholderData: () => siblings.find((sibling) => sibling.id === id),
  });
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const [before, after] = [at > 0 ? siblings[at - 1] : undefined, at >= 0 ? siblings[at + 1] : undefined];
  return (
    <Drawer
      crumbs={[words.rooms.findings, data?.date ?? '']}
      title={data ? data.message[words.language] : told.message}
      onClose={onClose}
      tools={
        <Siblings
          before={before && siblingLink(before)}
          after={after && siblingLink(after)}
          labels={{ before: told.previous, after: told.next }}
        />
      }
    >
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <WaitingRows rows={6} /> : null}
      {data ? <FindingView key={`${data.id} ${data.status}`} finding={data} clientId={clientId} {...rest} /> : null}
    </Drawer>
  );
}

type ViewProps = Omit<DrawerProps, 'id' | 'siblings' | 'siblingLink' | 'onClose'> & { finding: Finding };

function FindingView({ finding, clientId, isAccepting, busy, acts, onCode }: ViewProps) {
  const { language } = useWords();
  const told = useFindingWords();
  const { severity, status, amount, rule, code, date, foundAt, goneAt, accepted } = finding;
  const moment = (instant: string) => momentText(instant, new Date(), language);
  const canAccept = acts !== undefined && status === 'open';
  useKeys(canAccept && !isAccepting ? [{ keys: 'a', label: told.keys.accept, run: () => acts.ask(true) }] : []);
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="flex items-center gap-3">
        <Severity severity={severity} told={told} />
        {isZero(amount) ? null : <span className="text-xl font-semibold tabular-nums">{amountText(amount, language)}</span>}
      </p>
      {accepted ? (
        <Banner
          tone="proven"
          title={told.acceptedBecause(accepted.reason)}
          action={
            acts ? (
              <Button busy={busy} onClick={() => acts.reopen(finding)}>
                {told.reopen}
              </Button>
            ) : null
          }
        >
          {moment(accepted.at)}
        </Banner>
      ) : null}
      {status === 'gone' ? <Banner tone="proven" title={told.gone} /> : null}
      <Concerned finding={finding} clientId={clientId} />
      <Proposal finding={finding} />
      <Facts>
        <Fact name={told.rule}>{rule}</Fact>
        <Fact name={told.date}>{date}</Fact>
        <Fact name={told.found}>{moment(foundAt)}</Fact>
        {goneAt ? <Fact name={told.goneAt}>{moment(goneAt)}</Fact> : null}
        <Fact name={told.code}>
          <button
            type="button"
            className="text-accent underline-offset-2 hover:underline"
            title={told.onlyThisCheck}
            onClick={() => onCode(code)}
          >
            {code}
          </button>
        </Fact>
      </Facts>
      {canAccept ? (
        isAccepting ? (
          <AcceptForm busy={busy} onAccept={(reason) => acts.accept(finding, reason)} onClose={() => acts.ask(false)} />
        ) : (
          <div>
            <Button look="first" keys="a" onClick={() => acts.ask(true)}>
              {told.acceptTitle}
            </Button>
          </div>
        )
      ) : null}
      <div>
        <CopyButton text={location.href} label={told.copyLink} />
      </div>
    </div>
  );
}

function AcceptForm({ busy, onAccept, onClose }: { busy: boolean; onAccept: (reason: string) => void; onClose: () => void }) {
  const words = useWords();
  const told = useFindingWords();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onAccept(reason.trim());
  };
  return (
    <form className="grid gap-2 border-t border-line pt-3" onSubmit={submit}>
      <h3 className="font-semibold">{told.acceptTitle}</h3>
      <ReasonField label={told.reason} hint={told.acceptText} value={reason} usual={told.reasons} onChange={setReason} />
      <div className="flex gap-2 pt-1">
        <Button type="submit" look="first" busy={busy} disabled={reason.trim() === ''}>
          {told.accept}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

// The vouchers and the rows of the bank that it is about, each one press away.
function Concerned({ finding, clientId }: { finding: Finding; clientId: string }) {
  const words = useWords();
  const told = useFindingWords();
  const vouchers = useQueries({ queries: finding.voucherIds.slice(0, MOST_ROWS).map((id) => voucherQuery(id)) });
  const bank = useQueries({ queries: finding.bankTransactionIds.slice(0, MOST_ROWS).map((id) => bankTransactionQuery(id)) });
  const all = finding.voucherIds.length + finding.bankTransactionIds.length;
  const shown = vouchers.length + bank.length;
  if (all === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{told.concerns}</h3>
      <ul className="border-t border-line">
        {vouchers.map(({ data }) =>
          data ? (
            <li key={data.id} className="flex gap-3 border-b border-line py-1 tabular-nums">
              <Link
                to="/clients/$clientId/vouchers"
                params={{ clientId }}
                search={{ from: data.date, to: data.date, voucher: data.id }}
                className={rowLink}
              >
                {`${voucherLabel(data)} ${data.text}`}
              </Link>
              <span className="text-ink-3">{data.date}</span>
            </li>
          ) : null,
        )}
        {bank.map(({ data }) =>
          data ? (
            <li key={data.id} className="flex gap-3 border-b border-line py-1 tabular-nums">
              <Link
                to="/clients/$clientId/bank/transactions"
                params={{ clientId }}
                search={{ from: data.bookingDate, to: data.bookingDate, account: data.bankAccountId, transaction: data.id }}
                className={rowLink}
              >
                {transactionTitle(data, words)}
              </Link>
              <span className="text-ink-3">{data.bookingDate}</span>
              <span>{amountText(data.amount, words.language)}</span>
            </li>
          ) : null,
        )}
      </ul>
      {all > shown ? <p className="pt-1 text-ink-3">{told.more(all - shown)}</p> : null}
    </section>
  );
}

function Proposal({ finding: { proposal, status } }: { finding: Finding }) {
  const { language } = useWords();
  const told = useFindingWords();
  return (
    <section>
      <h3 className="pb-1 font-semibold">{told.proposal}</h3>
      <p>{proposal.text[language]}</p>
      {proposal.rows.length > 0 ? (
        <dl className="mt-1 border-t border-line tabular-nums">
          {proposal.rows.map(({ account, amount }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be alike, and none moves
            <div key={place} className="flex gap-3 border-b border-line py-1">
              <dt className="flex-1">
                <span className="sr-only">{told.account} </span>
                {account}
              </dt>
              <dd>{amountText(amount, language)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {status === 'open' ? <p className="pt-1 text-xs text-ink-3">{told.mend}</p> : null}
    </section>
  );
}
