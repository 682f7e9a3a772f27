import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

/**
 * How a thing stands: `proven` is in order, `late` wants somebody soon, `wrong` wants somebody now, `running` is under
 * way, `unknown` cannot be told, `idle` rests on purpose, `none` has nothing to say.
 */
export type Tone = 'proven' | 'late' | 'wrong' | 'running' | 'unknown' | 'idle' | 'none';

const icons: Record<Tone, IconName> = {
  proven: 'check',
  late: 'clock',
  wrong: 'alert',
  running: 'run',
  unknown: 'dots',
  idle: 'pause',
  none: 'dash',
};

/** A state: icon, word and colour together, so that colour never says it alone. */
export function State({
  tone,
  icon,
  children,
  title,
}: {
  tone: Tone;
  icon?: IconName | undefined;
  children: ReactNode;
  title?: string | undefined;
}) {
  return (
    <span className={`state ${tone}`} title={title}>
      <Icon
        name={icon ?? icons[tone]}
        className={classes(tone === 'running' && 'motion-safe:animate-[turn_2s_linear_infinite]', tone === 'none' && !icon && 'invisible')}
      />
      <span className="word">{children}</span>
    </span>
  );
}
