import type { Feed } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useMayConnectBank } from '../access/session.ts';
import { daysUntil, endsSoon } from './account-text.ts';
import { useRenew } from './use-bank-consent.ts';

/** Until when a consent holds, and how soon that is where it is soon; or why it holds no more. */
export function ConsentText({ until, over }: { until: string; over: string | null }) {
  const words = useWords();
  if (over !== null) return <State tone="wrong">{words.bank.states[over] ?? over}</State>;
  const nowMs = Date.now();
  const days = daysUntil(until, nowMs) ?? 0;
  return (
    <>
      {words.bank.consentUntil(until.slice(0, 10))}
      {endsSoon(until, nowMs) ? <State tone={days <= 0 ? 'wrong' : 'late'}>{words.bank.consentEndsIn(days)}</State> : null}
    </>
  );
}

/** Begins a new consent at the same bank; the old one goes on meanwhile. */
export function Renew({ feed, urgent }: { feed: Feed; urgent: boolean }) {
  const words = useWords();
  const mayConnect = useMayConnectBank();
  const { run, busy } = useRenew(feed);
  if (!mayConnect) return null;
  return (
    <Button look={urgent ? 'first' : 'plain'} icon="link" busy={busy} title={words.bank.renewText} onClick={() => run()}>
      {words.bank.renew}
    </Button>
  );
}
