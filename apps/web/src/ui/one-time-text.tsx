import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Actions } from './dialog.tsx';

/** A text that is shown this once, to be copied. */
export function OneTimeText({ label, text, copyLabel, onDone }: { label: string; text: string; copyLabel: string; onDone: () => void }) {
  const words = useWords();
  return (
    <div className="grid gap-2">
      <input
        readOnly
        aria-label={label}
        value={text}
        onFocus={({ target }) => target.select()}
        className="min-h-9 w-full rounded-md border border-field bg-sunken px-2.5 font-mono text-xs"
      />
      <Actions>
        <CopyButton text={text} label={copyLabel} />
        <Button look="first" onClick={onDone}>
          {words.done}
        </Button>
      </Actions>
    </div>
  );
}
