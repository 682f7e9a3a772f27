import { Fragment, type KeyboardEvent, useEffect, useId, useState } from 'react';
import { classes } from './classes.ts';

export interface PickerOption {
  id: string;
  text: string;
  /** Said beside it, faintly. */
  side?: string | undefined;
  /** Options of one group stand together under its name. */
  group?: string | undefined;
}

export interface SearchListProps {
  label: string;
  placeholder: string;
  options: readonly PickerOption[];
  chosenId?: string | undefined;
  query: string;
  onQuery: (query: string) => void;
  onPick: (id: string) => void;
  /** Said when nothing fits. */
  none: string;
  /** The options are those of an earlier query: Enter waits for the ones that were asked for. */
  late?: boolean | undefined;
}

/** A search field over the list it searches. */
export function SearchList({ label, placeholder, options, chosenId, query, onQuery, onPick, none, late = false }: SearchListProps) {
  const listId = useId();
  const [at, setAt] = useState(0);
  const [wantsFirst, setWantsFirst] = useState(false);
  const current = Math.min(at, options.length - 1);
  // Somebody who types and presses Enter at once means what they typed, not what stood there before it was found.
  useEffect(() => {
    if (!wantsFirst || late) return;
    setWantsFirst(false);
    if (options[0]) onPick(options[0].id);
  }, [wantsFirst, late, options, onPick]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (current + step + options.length) % Math.max(1, options.length);
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const option = options[current];
    if (late && at === 0) setWantsFirst(true);
    else if (option) onPick(option.id);
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the list was just opened to be searched
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? `${listId}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={query}
        onChange={(event) => {
          setAt(0);
          setWantsFirst(false);
          onQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
        className="w-full border-b border-line bg-transparent px-3 py-2 outline-none placeholder:text-ink-3 max-wide:text-lg"
      />
      <div id={listId} role="listbox" aria-label={label} className="max-h-80 overflow-y-auto p-1">
        {options.map((option, index) => (
          <Fragment key={option.id}>
            {option.group && option.group !== options[index - 1]?.group ? (
              <div role="presentation" className="px-2 pt-2 pb-0.5 text-xs text-ink-3">
                {option.group}
              </div>
            ) : null}
            <Choice
              id={`${listId}-${index}`}
              option={option}
              here={index === current}
              chosen={option.id === chosenId}
              onPick={() => onPick(option.id)}
              onPoint={() => setAt(index)}
            />
          </Fragment>
        ))}
        {options.length === 0 ? <p className="px-2 py-3 text-ink-3">{none}</p> : null}
      </div>
    </>
  );
}

interface ChoiceProps {
  id: string;
  option: PickerOption;
  here: boolean;
  chosen: boolean;
  onPick: () => void;
  onPoint: () => void;
}

function Choice({ id, option, here, chosen, onPick, onPoint }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the search field above, which moves and chooses
    // biome-ignore lint/a11y/useFocusableInteractive: the same
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      onClick={onPick}
      onMouseMove={onPoint}
      className={classes(
        'flex min-h-7 items-center gap-3 rounded-sm px-2 py-1 max-wide:min-h-10',
        here && 'bg-accent-soft',
        chosen && 'font-medium',
      )}
    >
      <span className="min-w-0 flex-1 break-words">{option.text}</span>
      {option.side ? <span className="num text-xs text-ink-3">{option.side}</span> : null}
    </div>
  );
}
