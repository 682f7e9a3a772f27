import { SelectField } from '../../ui/field.tsx';
import { useWords } from '../../words/words.tsx';
import type { ComingFile } from './import-calls.ts';
import { fileKinds } from './import-kind.ts';

/** What a file is taken for, and the way to say that it is something else. */
export function KindChoice({ coming, busy, onChange }: { coming: ComingFile; busy: boolean; onChange: (coming: ComingFile) => void }) {
  const words = useWords();
  const { clientId, file, bankAccountId } = coming;
  return (
    <div className="max-w-80">
      <SelectField
        label={words.imports.kind}
        value={coming.kind}
        disabled={busy}
        onChange={({ target }) => {
          const kind = fileKinds.find((each) => each === target.value);
          if (kind) onChange({ clientId, file, bankAccountId, kind });
        }}
      >
        {fileKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.imports.kinds[kind]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
