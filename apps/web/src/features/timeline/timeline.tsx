import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, type LinkProps, linkOptions } from '@tanstack/react-router';
import { setOnly } from '../../api/list.ts';
import type { TimelineEvent } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Section } from '../../ui/page.tsx';
import { Refused } from '../../ui/refused.tsx';
import { State } from '../../ui/state.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { DaysChip, useTimeOfDays } from '../frame/days-chip.tsx';
import { timelineKinds } from './timeline-kinds.ts';
import { timelineQuery } from './timeline-queries.ts';

interface TimelineProps {
  clientId: string;
  kind: TimelineEvent['kind'] | undefined;
  /** Only what happened on the chosen days. */
  days: '1' | undefined;
  onChange: (change: { kind?: TimelineEvent['kind'] | undefined; days?: '1' | undefined }) => void;
}

/** What happened to a client, newest first: what, who, and the way to the thing. */
export function Timeline({ clientId, kind, days, onChange }: TimelineProps) {
  const words = useWords();
  const may = useMay();
  const query = useInfiniteQuery({
    ...timelineQuery(clientId, setOnly({ kind, ...useTimeOfDays(days) })),
    placeholderData: keepPreviousData,
  });
  const events = query.data ?? [];
  return (
    <Section
      title={words.timeline.events}
      actions={
        may('audit.read') ? (
          <Link to="/audit" search={{ clientId }} className={buttonLook('quiet')}>
            {words.timeline.toAudit}
          </Link>
        ) : null
      }
    >
      <div className="flex flex-wrap gap-2 pb-2">
        <Chip on={kind === undefined} onPress={() => onChange({ kind: undefined })}>
          {words.all}
        </Chip>
        {timelineKinds.map((each) => (
          <Chip key={each} on={kind === each} onPress={() => onChange({ kind: each })}>
            {words.timeline.kinds[each]}
          </Chip>
        ))}
        <span aria-hidden="true" className="my-1 border-l border-line" />
        <DaysChip on={days} onChange={(next) => onChange({ days: next })} />
      </div>
      {query.isPending ? <WaitingRows rows={5} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && events.length === 0 ? (
        <p className="border-y border-line py-2 text-ink-3">{kind || days ? words.noHits : words.timeline.none}</p>
      ) : null}
      {events.length > 0 ? (
        <ol className="border-t border-line">
          {events.map((event) => (
            <EventView key={event.id} event={event} clientId={clientId} />
          ))}
        </ol>
      ) : null}
      {query.hasNextPage ? (
        <div className="pt-2">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.timeline.more}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function EventView({ event, clientId }: { event: TimelineEvent; clientId: string }) {
  const words = useWords();
  const { at, text, error, proof } = event;
  const to = placeOf(event, clientId);
  return (
    <li className="grid grid-cols-1 gap-x-3 border-b border-line py-1.5 wide:grid-cols-[8.5rem_minmax(0,1fr)_auto]">
      <time dateTime={at} className="text-xs leading-5 text-ink-3 tabular-nums">
        {momentText(at, new Date(), words.language)}
      </time>
      <div className="min-w-0">
        {to ? (
          <Link {...to} className="underline-offset-2 hover:underline">
            {text}
          </Link>
        ) : (
          text
        )}
        {proof === 'unproven' ? (
          <>
            {' '}
            <State tone="late">{words.timeline.unproven}</State>
          </>
        ) : null}
        {error ? <p className="text-wrong">{error.message}</p> : null}
      </div>
      <span className="text-xs leading-5 text-ink-3">{doerText(event, words)}</span>
    </li>
  );
}

function placeOf({ kind, jobId, feedId }: TimelineEvent, clientId: string): LinkProps | null {
  if (jobId) return linkOptions({ to: '/jobs', search: { clientId, job: jobId } });
  if (feedId && kind === 'connection') return linkOptions({ to: '/clients/$clientId/feeds/$feedId', params: { clientId, feedId } });
  return null;
}

function doerText({ by: { kind, name } }: TimelineEvent, { timeline }: Words): string {
  switch (kind) {
    case 'user':
      return name ?? timeline.somebody;
    case 'key':
      return name === null ? timeline.key : timeline.byKey(name);
    case 'operator':
      return timeline.operator;
    case 'schedule':
      return timeline.schedule;
    case 'saldo':
      return timeline.saldo;
  }
}
