import { Dialog } from '../../ui/dialog.tsx';
import { type ShownKey, useShownKeys } from '../../ui/keys/keys.ts';
import { useWords } from '../../words/words.tsx';
import { useChoices } from '../account/choices.ts';
import { byLabel, Keys } from './key-bar.tsx';

/** Every key that does something now. */
export function Help({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const keys = useShownKeys();
  const { singleKeys } = useChoices();
  const everywhere = keys.filter(({ keys: each }) => each === '?' || each.startsWith('g ') || each.startsWith('mod+'));
  const here = keys.filter((key) => !everywhere.includes(key));
  return (
    <Dialog title={words.frame.help} text={singleKeys ? words.frame.helpText : words.frame.helpOff} onClose={onClose} wide>
      <div className="grid gap-6 wide:grid-cols-2">
        <KeyList
          title={words.frame.helpHere}
          keys={[...here, { keys: 'Enter', label: words.keys.open, quiet: true }, { keys: 'Escape', label: words.close, quiet: true }]}
        />
        <KeyList title={words.frame.helpEverywhere} keys={everywhere} />
      </div>
    </Dialog>
  );
}

function KeyList({ title, keys }: { title: string; keys: readonly ShownKey[] }) {
  return (
    <section>
      <h3 className="pb-1 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[5rem_1fr] gap-y-1.5">
        {byLabel(keys).map(({ keys: each, label }) => (
          <div key={label} className="contents">
            <dt>
              <Keys keys={each} />
            </dt>
            <dd className="text-ink-2 first-letter:uppercase">{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
