import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

type BannerTone = 'proven' | 'late' | 'wrong' | 'running' | 'idle';

const tones: Record<BannerTone, { box: string; icon: IconName; ink: string }> = {
  proven: { box: 'border-line bg-surface', icon: 'check', ink: 'text-proven' },
  late: { box: 'border-transparent bg-late-soft', icon: 'clock', ink: 'text-late' },
  wrong: { box: 'border-transparent bg-wrong-soft', icon: 'alert', ink: 'text-wrong' },
  running: { box: 'border-transparent bg-accent-soft', icon: 'run', ink: 'text-accent' },
  idle: { box: 'border-line bg-sunken', icon: 'info', ink: 'text-ink-2' },
};

export interface BannerProps {
  tone: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  /** What helps, at the end of the line. */
  action?: ReactNode;
  /** Read out at once, for what just happened. */
  live?: boolean;
}

/** One sentence about how something stands, what it means and what to do. */
export function Banner({ tone, title, children, action, live = false }: BannerProps) {
  const { box, icon, ink } = tones[tone];
  return (
    <div
      role={live ? 'status' : undefined}
      className={classes('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2', box)}
    >
      <Icon name={icon} className={classes('mt-0.5', ink)} />
      <div className="min-w-0 flex-1 basis-60">
        <p className={classes('font-medium', tone === 'proven' || tone === 'idle' ? 'text-ink' : ink)}>{title}</p>
        {children ? <div className="mt-0.5 text-ink-2">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
