import type { AuditRow } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { actorText, actText } from './audit-text.ts';

/** One row of the log with all that it says, and its place in the chain. */
export function AuditDrawer({ row, clientName, onClose }: { row: AuditRow; clientName: string; onClose: () => void }) {
  const words = useWords();
  const { at, refType, refId, payload, seq, hash, prevHash } = row;
  return (
    <Drawer crumbs={[words.rooms.audit, `${clientName} ${seq}`]} title={actText(row, words)} onClose={onClose}>
      <Facts>
        <Fact name={words.audit.when}>{momentText(at, new Date(), words.language)}</Fact>
        <Fact name={words.audit.who}>{actorText(row, words)}</Fact>
        <Fact name={words.audit.chain}>{clientName}</Fact>
        <Fact name={words.audit.number}>{seq}</Fact>
        <Fact name={words.audit.about}>
          {(words.audit.kinds as Readonly<Record<string, string>>)[refType] ?? refType}
          <span className="block break-all text-xs text-ink-3">{refId}</span>
        </Fact>
      </Facts>
      <h3 className="pt-4 pb-1 font-semibold">{words.audit.said}</h3>
      <pre className="overflow-x-auto rounded-md bg-sunken px-3 py-2 text-xs">{JSON.stringify(payload, null, 2)}</pre>
      <h3 className="pt-4 pb-1 font-semibold">{words.audit.proof}</h3>
      <p className="break-all text-xs text-ink-3">
        {hash} ← {prevHash}
      </p>
    </Drawer>
  );
}
