import type { Client, FaultTold, ImportPreview } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { FaultList } from '../jobs/fault-list.tsx';
import { ProofView } from '../jobs/result-view.tsx';

interface PreviewProps {
  client: Client;
  name: string;
  /** Null where the file cannot be read with certainty. */
  preview: ImportPreview | null;
  faults: readonly FaultTold[];
  /** An import would fail now; the first fault says why. */
  refused: boolean;
  busy: boolean;
  onImport: () => void;
}

const encodings: Record<string, string> = {
  ascii: 'ASCII',
  cp437: 'PC8 (CP437)',
  latin1: 'ISO 8859-1',
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-16': 'UTF-16',
};

/** What was found in a file before anything is stored: what it holds, or every fault with where it stands. */
export function PreviewView({ client, name, preview, faults, refused, busy, onImport }: PreviewProps) {
  const words = useWords();
  if (!preview) {
    return (
      <div className="grid grid-cols-1 gap-3">
        <Banner tone="wrong" title={words.imports.badTitle(name)} live>
          {words.imports.badText}
        </Banner>
        <FaultList title={words.imports.faults} faults={faults} />
      </div>
    );
  }
  const [stranger] = faults.filter(isAboutCompany);
  const remarks = faults.slice(refused ? 1 : 0).filter((fault) => !isAboutCompany(fault));
  const act = (label: string, look?: 'first') => (
    <Button look={look} busy={busy} onClick={onImport}>
      {label}
    </Button>
  );
  return (
    <div className="grid grid-cols-1 gap-3">
      {refused ? (
        <Banner tone="wrong" title={words.imports.badTitle(name)} live>
          {faults[0]?.message}
        </Banner>
      ) : (
        <Banner tone="proven" title={words.imports.goodTitle(name)} live action={stranger ? null : act(words.imports.submit, 'first')}>
          {[words.imports.vouchers(preview.vouchers), words.feeds.entriesCount(preview.entries)].join(', ')}
        </Banner>
      )}
      {stranger && !refused ? <Banner tone="late" title={stranger.message} action={act(words.imports.submitAnyway)} /> : null}
      <Facts>
        <Fact name={words.imports.company}>{[preview.company, preview.orgNo].filter(Boolean).join(', ')}</Fact>
        <Fact name={words.imports.years}>
          {preview.years.map(({ from, to }) => (
            <span key={from} className="mr-3 tabular-nums">{`${from} – ${to}`}</span>
          ))}
        </Fact>
        <Fact name={words.imports.program}>{preview.program}</Fact>
        <Fact name={words.imports.type}>{preview.type ? `SIE ${preview.type}` : null}</Fact>
        <Fact name={words.imports.encoding}>{encodings[preview.encoding] ?? preview.encoding}</Fact>
      </Facts>
      <ProofView
        proof={{ ...preview.proof, unbalanced: { count: preview.unbalancedVouchers, vouchers: [] } }}
        clientId={client.id}
        before
      />
      {remarks.length > 0 ? <FaultList title={words.imports.remarks} faults={remarks} /> : null}
    </div>
  );
}

function isAboutCompany({ code }: FaultTold): boolean {
  return code === 'ledger.other-company' || code === 'ledger.company-unread';
}
