import { useMutation } from '@tanstack/react-query';
import type { AuditVerdict } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { verifyAudit } from './audit-queries.ts';
import { useChainNames } from './use-chain-names.ts';

const MOST = 20;

interface Verifying {
  verify: () => void;
  isPending: boolean;
  verdict: AuditVerdict | undefined;
  error: Error | null;
}

/** Proves that the log was not altered, of one client or of all; a verdict is of what it was asked of. */
export function useVerifyChains(clientId: string | undefined): Verifying {
  const { mutate, isPending, data, error, variables } = useMutation({ mutationFn: verifyAudit });
  const isOfThis = variables === clientId;
  return { verify: () => mutate(clientId), isPending, verdict: isOfThis ? data : undefined, error: isOfThis ? error : null };
}

/** Asks for the proof. */
export function VerifyButton({ verifying: { verify, isPending } }: { verifying: Verifying }) {
  const words = useWords();
  return (
    <Button icon="check" busy={isPending} onClick={verify}>
      {words.audit.verify}
    </Button>
  );
}

/** What the proof came to: that the log is whole, or the rows that were altered. */
export function Verdict({ verifying: { verdict, error } }: { verifying: Verifying }) {
  const words = useWords();
  const faults = verdict?.faults.slice(0, MOST) ?? [];
  const nameOf = useChainNames(faults.map(({ chain }) => chain));
  const rows = verdict?.chains.reduce((sum, chain) => sum + chain.rows, 0) ?? 0;
  if (error)
    return (
      <div className="pb-3">
        <Refused error={error} />
      </div>
    );
  if (!verdict) return null;
  return (
    <div className="pb-3">
      {verdict.ok ? (
        <Banner tone="proven" title={words.audit.whole(rows, verdict.chains.length)} live>
          {verdict.anchoredUntil ? words.audit.anchored(verdict.anchoredUntil.slice(0, 10)) : words.audit.notAnchored}
        </Banner>
      ) : (
        <Banner tone="wrong" title={words.audit.altered(verdict.faultCount)} live>
          <ul>
            {faults.map(({ chain, seq, kind }) => (
              <li key={`${chain} ${seq} ${kind}`}>
                {nameOf(chain)} {seq}: {words.audit.faults[kind]}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}

/** The proof where nothing else can be done: the button with its answer under it. */
export function VerifyChains({ clientId }: { clientId: string | undefined }) {
  const verifying = useVerifyChains(clientId);
  return (
    <>
      <div className="pb-3">
        <VerifyButton verifying={verifying} />
      </div>
      <Verdict verifying={verifying} />
    </>
  );
}
