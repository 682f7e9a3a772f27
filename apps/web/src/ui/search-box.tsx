import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { Icon } from './icon.tsx';
import { useKeys } from './keys/keys.ts';

const PAUSE_MS = 200;

/** A search over the list below it. `value` lives in the address; what is being typed goes there after a short pause. */
export function SearchBox({
  label,
  value,
  onChange,
  className = '',
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  className?: string;
}) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  const [draft, setDraft] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  // The address changed by other means (back, a cleared filter): it wins over what stands in the field.
  if (value !== seen) {
    setSeen(value);
    if (value !== sent) setDraft(value ?? '');
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useKeys([{ keys: '/', label: words.keys.search, run: () => input.current?.select() }]);
  const send = (text: string) => {
    const next = text.trim() || undefined;
    setSent(next);
    onChange(next);
  };
  return (
    <div className={`relative ${className}`}>
      <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 text-ink-3" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={draft}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setDraft(target.value);
          clearTimeout(timer.current);
          timer.current = window.setTimeout(() => send(target.value), PAUSE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Some browsers would empty the field, and the list would change a moment after one has left it.
          event.preventDefault();
          input.current?.blur();
        }}
        className="min-h-8 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 placeholder:text-ink-3 max-wide:text-lg"
      />
    </div>
  );
}
