import { cloneElement, type ReactElement } from 'react';
import { late } from './late.tsx';
import type { SearchListProps } from './search-list.tsx';

export interface PickerProps extends SearchListProps {
  /** A button, which may be disabled. */
  trigger: ReactElement<{ disabled?: boolean }>;
}

/** A button that opens a list to search and choose from. The keyboard stays in the search field; arrows move in the list. */
export const Picker = late<PickerProps>(
  () => import('./picker-layer.tsx').then((module) => module.PickerLayer),
  ({ trigger }) => cloneElement(trigger, { disabled: true }),
);
