import { type DragEvent, useState } from 'react';
import { classes } from '../../ui/classes.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.tsx';

/** Where a file is dropped or chosen; a thin line once one has been. */
export function DropZone({ onFile, small, busy }: { onFile: (file: File) => void; small: boolean; busy: boolean }) {
  const words = useWords();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !busy) onFile(file);
  };
  return (
    <section
      aria-label={words.imports.title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={classes(
        'flex items-center gap-3 rounded-md border border-dashed px-4',
        small ? 'py-2.5' : 'min-h-44 flex-col justify-center',
        over ? 'border-accent bg-accent-soft' : 'border-field bg-surface',
      )}
    >
      <Icon name="upload" className={classes('text-ink-3', !small && 'size-6')} />
      <p className={small ? 'flex-1' : 'text-base font-medium'}>{over ? words.imports.dropNow : words.imports.drop}</p>
      {small ? null : <p className="text-ink-3">{words.imports.or}</p>}
      <FileButton look={small ? 'plain' : 'first'} busy={busy} onFile={onFile}>
        {small ? words.imports.other : words.imports.choose}
      </FileButton>
    </section>
  );
}
