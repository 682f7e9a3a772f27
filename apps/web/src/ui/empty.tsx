import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** A list without rows: what is missing here and the next step. */
export function Empty({ icon, title, children, action }: { icon: IconName; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1 border-y border-line px-4 py-8 wide:px-6">
      <Icon name={icon} className="mb-1 size-5 text-ink-3" />
      <p className="text-base font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-ink-2">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
