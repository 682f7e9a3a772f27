import { useMutation } from '@tanstack/react-query';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';

/** The forms that a list can be had in as a file. */
export type FileFormat = 'xlsx' | 'csv';

/**
 * Takes the list out as a file: every row of its filter, in its order, with its columns.
 * @param label what is taken out, where it is not the list of the page: the button then has a sign only
 */
export function FileMenu({ file, label }: { file: (format: FileFormat) => Promise<File>; label?: string }) {
  const words = useWords();
  const { mutate, isPending } = useMutation({
    mutationFn: file,
    onSuccess: saveFile,
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return (
    <Menu
      trigger={
        label ? (
          <IconButton icon={isPending ? 'run' : 'download'} label={label} aria-busy={isPending || undefined} />
        ) : (
          <Button look="quiet" icon="download" busy={isPending}>
            {isPending ? words.lists.making : words.lists.file}
            <Icon name="down" className="text-ink-3" />
          </Button>
        )
      }
    >
      <MenuLabel>{label ?? words.lists.fileText}</MenuLabel>
      {(['xlsx', 'csv'] as const).map((format) => (
        <MenuItem key={format} icon="download" onSelect={() => mutate(format)}>
          {words.lists.files[format]}
        </MenuItem>
      ))}
    </Menu>
  );
}
