import { useState } from 'react';
import { matching } from '../features/frame/palette-match.ts';
import { useListAddress } from '../features/views/use-list.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog, FormActions } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuItem, MenuRule } from '../ui/menu.tsx';
import { pickLook } from '../ui/pick-button.ts';
import { Picker } from '../ui/picker.tsx';
import { tell, tellWrong } from '../ui/toast.tsx';
import { useWords } from '../words/words.tsx';
import { invoices } from './fixtures.ts';
import { useTexts } from './texts.ts';

const customers = [...new Set(invoices.map(({ customer }) => customer))].map((customer) => ({ id: customer, text: customer }));

/** What opens above the page, and what it says when something is done. */
export function LayersPart() {
  const words = useWords();
  const { layers: texts } = useTexts();
  const set = useListAddress();
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => set({ row: invoices[0]?.number })}>{texts.drawer}</Button>
      <Button onClick={() => setAsking(true)}>{texts.dialog}</Button>
      <Menu
        align="start"
        trigger={
          <Button>
            {texts.menu}
            <Icon name="down" className="text-ink-3" />
          </Button>
        }
      >
        <MenuItem icon="link">{texts.menuItems.copy}</MenuItem>
        <MenuItem icon="right" keys="↵">
          {texts.menuItems.open}
        </MenuItem>
        <MenuRule />
        <MenuItem icon="close" danger onSelect={() => tell(texts.told)}>
          {texts.menuItems.remove}
        </MenuItem>
      </Menu>
      <CustomerPicker />
      <Button onClick={() => tell(texts.told, { label: words.undo, run: () => tell(texts.undone) })}>{texts.tell}</Button>
      <Button look="danger" onClick={() => tellWrong(words.problem.unreachable)}>
        {texts.wrong}
      </Button>
      <CopyButton text={document.title} label={texts.copy} />
      {asking ? <NameDialog onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function NameDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { layers: texts } = useTexts();
  return (
    <Dialog title={texts.dialogTitle} text={words.lists.saveText} onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <TextField label={words.lists.name} name="name" defaultValue={words.lists.standard} autoComplete="off" />
        <FormActions submit={words.save} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function CustomerPicker() {
  const { layers: texts } = useTexts();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string>();
  return (
    <Picker
      label={texts.picker}
      placeholder={texts.picker}
      none={texts.pickerNone}
      query={query}
      onQuery={setQuery}
      chosenId={chosen}
      onPick={setChosen}
      options={matching(customers, ({ text }) => text, query)}
      trigger={
        <button type="button" className={pickLook}>
          <span className="max-w-72 truncate">{chosen ?? texts.picker}</span>
          <Icon name="down" className="text-ink-3" />
        </button>
      }
    />
  );
}
