import { useState } from 'react';
import type { Feed } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { useWords } from '../../words/words.tsx';
import { changeFeed } from './feed-queries.ts';
import { useFeedAct } from './use-feed-acts.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When a feed is fetched by itself, by the client's own clock. */
export function ScheduleForm({ feed, timeZone }: { feed: Feed; timeZone: string }) {
  const words = useWords();
  const [hour, setHour] = useState(feed.schedule.hour);
  const [paused, setPaused] = useState(feed.schedule.paused);
  const { run, busy } = useFeedAct((each) => changeFeed(each, { schedule: { hour, paused } }), words.feeds.scheduleSaved);
  const changed = hour !== feed.schedule.hour || paused !== feed.schedule.paused;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(feed);
      }}
      className="flex flex-wrap items-end gap-x-5 gap-y-3"
    >
      <div className="w-44">
        <SelectField
          label={`${words.feeds.scheduleHour} (${timeZone.replaceAll('_', ' ')})`}
          value={hour === null ? '' : String(hour)}
          onChange={({ target }) => setHour(target.value === '' ? null : Number(target.value))}
          disabled={paused}
        >
          <option value="">{words.feeds.scheduleSpread}</option>
          {hours.map((each) => (
            <option key={each} value={each}>
              {`${String(each).padStart(2, '0')}:00`}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="pb-1.5">
        <CheckField label={words.feeds.schedulePaused} checked={paused} onChange={({ target }) => setPaused(target.checked)} />
      </div>
      {changed ? (
        <Button type="submit" look="first" busy={busy} className="min-h-8">
          {words.save}
        </Button>
      ) : null}
    </form>
  );
}
