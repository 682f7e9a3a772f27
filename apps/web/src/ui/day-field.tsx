import { type ComponentProps, type ReactNode, useState } from 'react';
import { readDay } from '../format/period.ts';
import { useWords } from '../words/words.tsx';
import { TextField } from './field.tsx';

type DayFieldProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'onBlur'> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
};

/** A day, written `2026-11-30`; `20261130` and `261130` are understood. The browser's own field would follow its language, not ours. */
export function DayField({ defaultValue, error, ...rest }: DayFieldProps) {
  const words = useWords();
  const [text, setText] = useState(String(defaultValue ?? ''));
  const [left, setLeft] = useState(false);
  const wrong = left && text.trim() !== '' && !readDay(text);
  return (
    <TextField
      {...rest}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        setText(readDay(text) ?? text);
      }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      placeholder={words.dayForm}
      error={wrong ? words.dayWrong : error}
    />
  );
}
