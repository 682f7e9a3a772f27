import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useWords } from '../../words/words.tsx';
import { MOST_DRAWN } from './most-drawn.ts';

interface FormProps {
  n: number;
  seed: string | undefined;
  busy: boolean;
  onDraw: (draw: { n: number; seed: string | undefined }) => void;
}

/** How many vouchers to draw, and by which seed. */
export function DrawForm({ n, seed, busy, onDraw }: FormProps) {
  const words = useWords();
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const count = Number(form.get('n'));
    const isRight = Number.isInteger(count) && count >= 1 && count <= MOST_DRAWN;
    setWrong(!isRight);
    if (isRight) onDraw({ n: count, seed: String(form.get('seed')).trim() || undefined });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3 print:hidden">
      <div className="w-24">
        <TextField
          label={words.review.count}
          name="n"
          inputMode="numeric"
          defaultValue={n}
          autoComplete="off"
          error={wrong ? words.review.countWrong(MOST_DRAWN) : undefined}
        />
      </div>
      <div className="w-72 max-wide:w-full">
        <TextField
          label={`${words.review.seed} (${words.optional})`}
          name="seed"
          maxLength={64}
          defaultValue={seed}
          autoComplete="off"
          spellCheck={false}
          hint={words.review.seedHint}
        />
      </div>
      <Button type="submit" look="first" busy={busy} className="min-h-8 wide:mt-6">
        {words.review.draw}
      </Button>
    </form>
  );
}
