import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditRow } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Refused } from '../../ui/refused.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { auditDetailsWords } from '../../words/audit-details.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { usersQuery } from '../users/user-queries.ts';
import { clientsIn, type Detail, detailsOf } from './audit-details.ts';
import { auditRowQuery } from './audit-queries.ts';
import { actorText, actText } from './audit-text.ts';
import { useChainNames } from './use-chain-names.ts';

interface DrawerProps {
  /** Which row: `<chain>.<number>`. */
  place: string;
  /** The row itself, where the list has it. */
  listed: AuditRow | undefined;
  onClose: () => void;
}

/** One row of the log with all that it says, and its place in the chain. */
export function AuditDrawer({ place, listed, onClose }: DrawerProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({ ...auditRowQuery(place), enabled: listed === undefined });
  const row = listed ?? data;
  const nameOf = useChainNames(row ? [row.chain] : []);
  return (
    <Drawer
      crumbs={row ? [words.rooms.audit, `${nameOf(row.chain)} ${row.seq}`] : [words.rooms.audit]}
      title={row ? actText(row, words) : words.rooms.audit}
      onClose={onClose}
    >
      {error && !row ? <Refused error={error} retry={() => void refetch()} /> : null}
      {!row && !error ? <WaitingRows rows={6} /> : null}
      {row ? <Told row={row} /> : null}
    </Drawer>
  );
}

function Told({ row }: { row: AuditRow }) {
  const words = useWords();
  const may = useMay();
  const { data: users = [] } = useInfiniteQuery({ ...usersQuery(), enabled: may('user.manage') });
  const { at, chain, refType, refId, payload, seq, hash, prevHash } = row;
  const nameOf = useChainNames([chain, ...clientsIn(payload)]);
  const person = (id: string) => users.find((user) => user.id === id)?.name ?? id;
  const details = detailsOf(row, words, { client: nameOf, person });
  return (
    <>
      <Facts>
        <Fact name={words.audit.when}>{momentText(at, new Date(), words.language)}</Fact>
        <Fact name={words.audit.who}>{actorText(row, words)}</Fact>
        <Fact name={words.audit.chain}>{nameOf(chain)}</Fact>
        <Fact name={words.audit.number}>{seq}</Fact>
        <Fact name={words.audit.about}>
          {(words.audit.kinds as Readonly<Record<string, string>>)[refType] ?? refType}
          <span className="block break-all text-xs text-ink-3">{refId}</span>
        </Fact>
      </Facts>
      <h3 className="pt-4 pb-1 font-semibold">{words.audit.said}</h3>
      {details.length === 0 ? <p className="text-ink-2">{auditDetailsWords[words.language].nothing}</p> : <Details details={details} />}
      <details className="group/raw pt-2">
        <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1 text-xs text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
          <Icon name="right" className="size-3 group-open/raw:rotate-90" />
          {auditDetailsWords[words.language].raw}
        </summary>
        <pre className="mt-1 rounded-md bg-sunken px-3 py-2 text-xs break-all whitespace-pre-wrap">{JSON.stringify(payload, null, 2)}</pre>
      </details>
      <h3 className="pt-4 pb-1 font-semibold">{words.audit.proof}</h3>
      <p className="break-all text-xs text-ink-3">
        {hash} ← {prevHash}
      </p>
    </>
  );
}

function Details({ details }: { details: readonly Detail[] }) {
  return (
    <Facts>
      {details.map(({ name, value, before, jobId }) => (
        <Fact key={name} name={name}>
          {before === undefined ? null : <span className="text-ink-3">{`${before} → `}</span>}
          {jobId === undefined ? (
            <span className="tabular-nums">{value}</span>
          ) : (
            <Link to="/jobs" search={{ job: jobId }} className="underline underline-offset-2">
              {value}
            </Link>
          )}
        </Fact>
      ))}
    </Facts>
  );
}
