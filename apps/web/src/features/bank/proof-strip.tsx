import type { Period } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { BankAccount, BankDay } from '../../api/resources.ts';
import { shortMonth } from '../../format/period.ts';
import { classes } from '../../ui/classes.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Refused } from '../../ui/refused.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { today } from '../frame/place.ts';
import { bankDaysQuery } from './bank-queries.ts';
import { byMonth, type DayLook, dayAfterKey, dayCounts, dayLook, dayLooks, daySentence, stripDays } from './day-strip.ts';

const looks: Record<DayLook, { icon: IconName; box: string }> = {
  proven: { icon: 'check', box: 'border-line bg-surface text-proven' },
  unproven: { icon: 'alert', box: 'border-transparent bg-late-soft text-late' },
  unstated: { icon: 'dots', box: 'border-line bg-idle-soft text-ink-3' },
  missing: { icon: 'dash', box: 'border-dashed border-field bg-sunken text-ink-3' },
};

/** The days of a period, each proven, not proven or missing; each leads to its transactions. Arrows move among them. */
export function ProofStrip({ account, period }: { account: BankAccount; period: Period }) {
  const words = useWords();
  const shown = stripDays(period, today());
  const { data, error, refetch } = useQuery({ ...bankDaysQuery(account, shown?.days ?? period), enabled: shown !== null });
  if (!shown) return <p className="text-ink-3">{words.bank.daysToCome}</p>;
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <WaitingRows rows={2} />;
  const counts = dayCounts(data);
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="text-ink-2">
        {words.bank.daysSummary(counts)}. {shown.isCut ? words.bank.daysCut(shown.days.from) : null}
      </p>
      <Days account={account} days={data} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {dayLooks.map((look) => (
          <li key={look} className="flex items-center gap-1.5">
            <Cell look={look} />
            {words.bank.dayStates[look]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Days({ account, days }: { account: BankAccount; days: readonly BankDay[] }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(days.length - 1);
  const here = Math.min(at, days.length - 1);
  const [told, tellDay] = useState<BankDay>();
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(event.key, here, days);
    if (next === null || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-day="${days[next]?.day}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move among the links in it
    <div ref={box} onKeyDown={onKeyDown} className="grid grid-cols-1 gap-1">
      <DayNumbers />
      {byMonth(days).map(({ month, days: ofMonth }) => (
        <div key={month} className="flex items-center gap-2 max-wide:items-start">
          <span className="w-14 shrink-0 text-xs text-ink-3 tabular-nums">{`${shortMonth(ofMonth[0]!.day as never, words.language)} ${month.slice(2, 4)}`}</span>
          <div className="flex flex-wrap gap-[3px]">
            {ofMonth.map((day) => (
              <Link
                key={day.day}
                to="/clients/$clientId/bank/transactions"
                params={{ clientId: account.clientId }}
                search={{ account: account.id, from: day.day, to: day.day }}
                data-day={day.day}
                tabIndex={days[here]?.day === day.day ? 0 : -1}
                aria-label={daySentence(day, words)}
                title={daySentence(day, words)}
                onFocus={() => {
                  setAt(days.indexOf(day));
                  tellDay(day);
                }}
                onMouseEnter={() => tellDay(day)}
              >
                <Cell look={dayLook(day)} />
              </Link>
            ))}
          </div>
        </div>
      ))}
      <p className="min-h-5 text-ink-2 tabular-nums" aria-hidden="true">
        {told ? daySentence(told, words) : words.bank.proofText}
      </p>
    </div>
  );
}

// Every fifth day of the month over its squares, where a month stands on one line.
function DayNumbers() {
  return (
    <div aria-hidden="true" className="flex gap-2 text-xs leading-4 text-ink-3 tabular-nums max-full:hidden">
      <span className="w-14 shrink-0" />
      <div className="flex gap-[3px]">
        {Array.from({ length: 31 }, (_, index) => index + 1).map((day) => (
          <span key={day} className="w-[22px] text-center">
            {day === 1 || day % 5 === 0 ? day : ''}
          </span>
        ))}
      </div>
    </div>
  );
}

function Cell({ look }: { look: DayLook }) {
  const { icon, box } = looks[look];
  return (
    <span className={classes('grid size-[22px] place-items-center rounded-[3px] border max-wide:size-6', box)}>
      <Icon name={icon} className="size-3" />
    </span>
  );
}
