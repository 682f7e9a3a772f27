import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditRow } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { usersQuery } from '../users/user-queries.ts';
import { type Detail, detailsOf } from './audit-details.ts';
import { actorText, actText } from './audit-text.ts';

interface DrawerProps {
  row: AuditRow;
  /** The name of a client, or of the firm, by its chain. */
  nameOf: (chain: string) => string;
  onClose: () => void;
}

/** One row of the log with all that it says, and its place in the chain. */
export function AuditDrawer({ row, nameOf, onClose }: DrawerProps) {
  const words = useWords();
  const may = useMay();
  const { data: users = [] } = useInfiniteQuery({ ...usersQuery(), enabled: may('user.manage') });
  const { at, chain, refType, refId, payload, seq, hash, prevHash } = row;
  const person = (id: string) => users.find((user) => user.id === id)?.name ?? id;
  const details = detailsOf(row, words, { client: nameOf, person });
  return (
    <Drawer crumbs={[words.rooms.audit, `${nameOf(chain)} ${seq}`]} title={actText(row, words)} onClose={onClose}>
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
      {details.length === 0 ? <p className="text-ink-2">{words.audit.details.nothing}</p> : <Details details={details} />}
      <details className="group/raw pt-2">
        <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1 text-xs text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
          <Icon name="right" className="size-3 group-open/raw:rotate-90" />
          {words.audit.details.raw}
        </summary>
        <pre className="mt-1 rounded-md bg-sunken px-3 py-2 text-xs break-all whitespace-pre-wrap">{JSON.stringify(payload, null, 2)}</pre>
      </details>
      <h3 className="pt-4 pb-1 font-semibold">{words.audit.proof}</h3>
      <p className="break-all text-xs text-ink-3">
        {hash} ← {prevHash}
      </p>
    </Drawer>
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
