import type { Period } from '@saldo/kernel';
import { useNavigate } from '@tanstack/react-router';
import { Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { monthChoices, neighbour, periodText, quartersIn, readPeriod } from '../../format/period.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { pickLook } from '../../ui/pick-button.ts';
import { useWords } from '../../words/words.tsx';
import { today, usePeriod } from './place.ts';
import { calendarYear, startingPeriod, yearHolding, yearsAsPeriods } from './starting-period.ts';

const CALENDAR_YEARS = 3;

/** The days that every page shows. Within a client the years are its own financial years. */
export function PeriodPicker() {
  const words = useWords();
  const navigate = useNavigate();
  const { period, years } = usePeriod();
  const [open, setOpen] = useState(false);
  const show = ({ from, to }: Period) => {
    setOpen(false);
    void navigate({ to: '.', search: (old) => ({ ...old, from, to }), replace: true });
  };
  useKeys(
    period
      ? [
          { keys: ',', label: words.frame.earlier, run: () => show(neighbour(period, -1)), quiet: true },
          { keys: '.', label: words.frame.later, run: () => show(neighbour(period, 1)), quiet: true },
        ]
      : [],
  );
  if (!period) return null;
  const known = years.length > 0 ? yearsAsPeriods(years) : recentYears();
  return (
    <div className="flex shrink-0 items-center">
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <button type="button" aria-label={`${words.frame.choosePeriod}: ${periodText(period, words.language)}`} className={pickLook}>
            <Icon name="calendar" className="text-ink-3 max-wide:hidden" />
            <span className="truncate">{periodText(period, words.language)}</span>
            <Icon name="down" className="text-ink-3" />
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={words.frame.choosePeriod}
            className="z-50 max-h-[80dvh] w-[22rem] max-w-[calc(100vw-1rem)] motion-safe:animate-[appear_100ms] overflow-y-auto rounded-md bg-surface p-3 shadow-layer"
          >
            <PeriodChoices period={period} years={known} financial={years.length > 0} onShow={show} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <IconButton icon="left" label={words.frame.earlier} onClick={() => show(neighbour(period, -1))} className="ml-1" />
      <IconButton icon="right" label={words.frame.later} onClick={() => show(neighbour(period, 1))} />
    </div>
  );
}

interface ChoicesProps {
  period: Period;
  years: readonly Period[];
  financial: boolean;
  onShow: (period: Period) => void;
}

function PeriodChoices({ period, years, financial, onShow }: ChoicesProps) {
  const words = useWords();
  const [year, setYear] = useState<Period>(() => yearHolding(years, period) ?? startingPeriod(years, today()));
  const choice = (each: Period, text: string) => (
    <button
      key={each.from + each.to}
      type="button"
      aria-pressed={isSame(each, period)}
      onClick={() => onShow(each)}
      className={classes(
        'min-h-7 rounded-sm px-1.5 py-1 text-center hover:bg-accent-soft max-wide:min-h-10',
        isSame(each, period) && 'bg-accent-soft font-medium text-accent',
      )}
    >
      {text}
    </button>
  );
  return (
    <div className="grid gap-3">
      <fieldset>
        <legend className="pb-1 text-xs text-ink-3">{financial ? words.frame.financialYears : words.frame.calendarYears}</legend>
        <div className="flex flex-wrap gap-1">
          {years.map((each) => (
            <button
              key={each.from}
              type="button"
              aria-pressed={isSame(each, year)}
              onClick={() => setYear(each)}
              className={classes(
                'min-h-7 rounded-sm border px-2 num',
                isSame(each, year) ? 'border-accent text-accent' : 'border-line text-ink-2 hover:text-ink',
              )}
            >
              {periodText(each, words.language)}
            </button>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-1">
        {choice(year, words.frame.wholeYear)}
        <div className="grid grid-cols-4 gap-1">{quartersIn(year).map((each) => choice(each, shortQuarter(each, words.language)))}</div>
        <div className="grid grid-cols-3 gap-1">{monthChoices(year, words.language).map(({ month, text }) => choice(month, text))}</div>
      </div>
      <OtherDays period={period} onShow={onShow} />
    </div>
  );
}

function OtherDays({ period, onShow }: { period: Period; onShow: (period: Period) => void }) {
  const words = useWords();
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = readPeriod(String(form.get('from')), String(form.get('to')));
    setWrong(chosen === null);
    if (chosen) onShow(chosen);
  };
  return (
    <form
      onSubmit={submit}
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2 border-t border-line pt-3"
      noValidate
    >
      <DayField label={words.frame.from} name="from" defaultValue={period.from} required />
      <DayField label={words.frame.to} name="to" defaultValue={period.to} required />
      <Button type="submit" className="min-h-8">
        {words.frame.show}
      </Button>
      {wrong ? <p className="col-span-3 text-xs text-wrong">{words.frame.daysWrong}</p> : null}
    </form>
  );
}

function shortQuarter({ from, to }: Period, language: 'sv' | 'en'): string {
  const text = periodText({ from, to }, language);
  return /^(kv|Q)/.test(text) ? text.replace(/ \d{4}$/, '') : `${from.slice(5, 7)}–${to.slice(5, 7)}`;
}

function isSame(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}

function recentYears(): Period[] {
  const thisYear = Number(today().slice(0, 4));
  return Array.from({ length: CALENDAR_YEARS }, (_, back) => calendarYear(String(thisYear - back)));
}
