import { periodText } from '../../format/period.ts';
import { timeOfDays } from '../../format/time.ts';
import { Chip } from '../../ui/chip.tsx';
import { useWords } from '../../words/words.tsx';
import { usePeriod } from './place.ts';

type Switch = '1' | undefined;

/**
 * Whether a list of what was done shows only what was done on the chosen days. It is off until it is pressed: whoever works on last month's
 * books looks here for what happened today.
 */
export function DaysChip({ on, onChange }: { on: Switch; onChange: (on: Switch) => void }) {
  const words = useWords();
  const { period } = usePeriod();
  if (!period) return null;
  return (
    <Chip on={on !== undefined} onPress={() => onChange(on ? undefined : '1')}>
      {words.frame.onlyDays(periodText(period, words.language))}
    </Chip>
  );
}

/** The time that such a list is asked for: that of the chosen days, or all. */
export function useTimeOfDays(on: Switch): { since?: string; before?: string } {
  const { period } = usePeriod();
  return on && period ? timeOfDays(period) : {};
}
