import type { ReactNode } from 'react';

/** Where the months of an account stand, as high before they are here as after, so that the rows below do not jump. */
export function MonthsPlace({ children }: { children?: ReactNode }) {
  return <div className="min-h-[281px] border-t border-line pt-2 pb-2 max-wide:min-h-[309px]">{children}</div>;
}
