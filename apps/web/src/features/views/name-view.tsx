import { useMutation } from '@tanstack/react-query';
import { Problem } from '../../api/problem.ts';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useWords } from '../../words/words.tsx';

const LONGEST_NAME = 80;

interface NameViewProps {
  title: string;
  text?: string;
  name?: string;
  /** How long a name may be. */
  most?: number;
  save: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the name of what is saved: a view, a column mapping. */
export function NameView({ title, text, name, most = LONGEST_NAME, save, onClose }: NameViewProps) {
  const words = useWords();
  const { mutate, isPending, error } = useMutation({ mutationFn: save, onSuccess: onClose });
  return (
    <Dialog title={title} text={text} onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          mutate(String(new FormData(event.currentTarget).get('name')).trim());
        }}
      >
        <FormProblem error={error} fields={['name']} />
        <TextField
          label={words.lists.name}
          name="name"
          defaultValue={name}
          required
          maxLength={most}
          autoComplete="off"
          error={error instanceof Problem ? error.fields.name : undefined}
        />
        <FormActions submit={words.save} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
