import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditRow, Voucher } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { Refused } from '../../ui/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { trailQuery } from './review-queries.ts';

/** What the log says of how a voucher came into the books: each file that its year was stored from, and which of them it stands in. */
export function VoucherTrail({ voucher }: { voucher: Voucher }) {
  const words = useWords();
  const { data, error } = useQuery(trailQuery(voucher));
  if (error) return <Refused error={error} />;
  if (!data) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.review.trail}</h3>
      {data.length === 0 ? <p className="text-ink-2">{words.review.noTrail}</p> : null}
      <ol className="border-t border-line">
        {data.map((row) => (
          <TrailRow key={row.seq} row={row} isOwn={shaOf(row) === voucher.source?.sha256} />
        ))}
      </ol>
    </section>
  );
}

function TrailRow({ row, isOwn }: { row: AuditRow; isOwn: boolean }) {
  const words = useWords();
  const { at, chain, seq, hash } = row;
  return (
    <li className="border-b border-line py-1.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <Link to="/audit" search={{ clientId: chain, row: `${chain}.${seq}` }} className="underline underline-offset-2">
          {words.review.stored(momentText(at, new Date(), words.language))}
        </Link>
        {isOwn ? (
          <span className="inline-flex items-center gap-1 text-xs text-proven">
            <Icon name="check" className="size-3.5" />
            {words.review.ownFile}
          </span>
        ) : null}
      </p>
      <p className="text-xs break-all text-ink-3">{words.review.logRow(seq, hash)}</p>
    </li>
  );
}

function shaOf({ payload }: AuditRow): unknown {
  return typeof payload === 'object' && payload !== null && 'sha256' in payload ? payload.sha256 : undefined;
}
