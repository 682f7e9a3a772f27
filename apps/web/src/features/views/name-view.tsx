import { useMutation } from '@tanstack/react-query';
import { Problem } from '../../api/problem.ts';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useWords } from '../../words/words.tsx';

interface NameViewProps {
  title: string;
  text?: string;
  name?: string;
  save: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the name of a view. */
export function NameView({ title, text, name, save, onClose }: NameViewProps) {
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
          maxLength={80}
          autoComplete="off"
          error={error instanceof Problem ? error.fields.name : undefined}
        />
        <FormActions submit={words.save} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
