import { useId } from 'react';
import { classes } from './classes.ts';

interface Option<T> {
  value: T;
  text: string;
  hint: string;
}

/** A choice out of two or three, each with a sentence. */
export function RadioCards<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-1 font-medium">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            'flex gap-2.5 rounded-md border px-3 py-2',
            option.value === value ? 'border-accent bg-accent-soft' : 'border-line-strong',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="block font-medium">{option.text}</span>
            <span className="block text-xs text-ink-2">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
