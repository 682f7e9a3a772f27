import { useMutation } from '@tanstack/react-query';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { verifyAudit } from './audit-queries.ts';

/** Proves that the log was not altered, or names the rows that were. */
export function VerifyChains({ clientId, nameOf }: { clientId: string | undefined; nameOf: (chain: string) => string }) {
  const words = useWords();
  const { mutate, isPending, data: verdict, error } = useMutation({ mutationFn: () => verifyAudit(clientId) });
  const rows = verdict?.chains.reduce((sum, chain) => sum + chain.rows, 0) ?? 0;
  return (
    <div className="grid gap-2 pb-3">
      <div>
        <Button icon="check" busy={isPending} onClick={() => mutate()}>
          {words.audit.verify}
        </Button>
      </div>
      {error ? <Refused error={error} /> : null}
      {verdict?.ok ? (
        <Banner tone="proven" title={words.audit.whole(rows, verdict.chains.length)} live>
          {verdict.anchoredUntil ? words.audit.anchored(verdict.anchoredUntil.slice(0, 10)) : words.audit.notAnchored}
        </Banner>
      ) : null}
      {verdict && !verdict.ok ? (
        <Banner tone="wrong" title={words.audit.altered(verdict.faultCount)} live>
          <ul>
            {verdict.faults.slice(0, 20).map(({ chain, seq, kind }) => (
              <li key={`${chain} ${seq} ${kind}`}>
                {nameOf(chain)} {seq}: {words.audit.faults[kind]}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </div>
  );
}
