import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportMapping } from '../../api/resources.ts';
import { IconButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { NameView } from '../views/name-view.tsx';
import { mappingsQuery, removeMapping, renameMapping, saveMapping } from './import-calls.ts';

const LONGEST_NAME = 100;

interface ChoiceProps {
  clientId: string;
  chosen: string | undefined;
  /** A saved mapping, or null for the columns as the file has them. */
  onChoose: (mappingId: string | null) => void;
}

/** Which saved mapping a CSV file is read by; the chosen one can be renamed, and removed with ten seconds to have it back. */
export function MappingChoice({ clientId, chosen, onChoose }: ChoiceProps) {
  const words = useWords();
  const may = useMay();
  const { data: saved = [] } = useQuery({ ...mappingsQuery(clientId), enabled: may('mapping.write') });
  const remove = useRemove(() => onChoose(null));
  const mapping = saved.find(({ id }) => id === chosen);
  if (saved.length === 0) return null;
  return (
    <div className="flex items-end gap-1">
      <div className="min-w-0 flex-1">
        <SelectField label={words.imports.savedMapping} value={chosen ?? ''} onChange={({ target }) => onChoose(target.value || null)}>
          <option value="">{words.imports.ownMapping}</option>
          {saved.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {mapping ? <MappingMenu mapping={mapping} onRemove={() => remove(mapping)} /> : null}
    </div>
  );
}

function MappingMenu({ mapping, onRemove }: { mapping: ImportMapping; onRemove: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const [naming, setNaming] = useState(false);
  const rename = async (name: string) => {
    await renameMapping({ mapping, name });
    await queryClient.invalidateQueries({ queryKey: mappingsQuery(mapping.clientId).queryKey });
  };
  return (
    <>
      <Menu trigger={<IconButton icon="dots" label={words.imports.changeMapping} className="mb-0.5 shrink-0" />}>
        <MenuItem icon="copy" onSelect={() => setNaming(true)}>
          {words.lists.rename}
        </MenuItem>
        <MenuItem icon="close" onSelect={onRemove}>
          {words.imports.removeMapping}
        </MenuItem>
      </Menu>
      {naming ? (
        <NameView
          title={words.imports.renameMapping}
          name={mapping.name}
          most={LONGEST_NAME}
          save={rename}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

// What was removed is saved anew by the undo: what was imported by it never pointed to it.
function useRemove(onRemoved: () => void): (mapping: ImportMapping) => void {
  const words = useWords();
  const queryClient = useQueryClient();
  const renew = ({ clientId }: { clientId: string }) => queryClient.invalidateQueries({ queryKey: mappingsQuery(clientId).queryKey });
  const onError = (error: unknown) => tellWrong(problemText(words, error));
  const restore = useMutation({
    mutationFn: saveMapping,
    onSuccess: async (mapping) => {
      await renew(mapping);
      tell(words.imports.mappingRestored(mapping.name));
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: removeMapping,
    onSuccess: async (_, removed) => {
      const { clientId, name, mapping } = removed;
      tell(words.imports.mappingRemoved(name), { label: words.undo, run: () => restore.mutate({ clientId, name, mapping }) });
      onRemoved();
      await renew(removed);
    },
    onError,
  });
  return remove.mutate;
}
