import { useMutation, useQueryClient } from '@tanstack/react-query';
import { beginToFollow } from '../jobs/live-job.ts';
import { type ComingFile, importFile, previewFile } from './import-calls.ts';
import { guessedKind, SNIFFED_BYTES } from './import-kind.ts';

/** A file on its way in: looked through, then stored when one says so. What it is guessed to be can be changed. */
export function useImport(clientId: string) {
  const queryClient = useQueryClient();
  const look = useMutation({ mutationFn: previewFile });
  const store = useMutation({ mutationFn: importFile, onSuccess: (job) => beginToFollow(queryClient, job) });
  const again = (coming: ComingFile) => {
    store.reset();
    look.mutate(coming);
  };
  const take = (file: File) => {
    const begin = (first: string) => again({ clientId, file, kind: guessedKind(file.name, first) });
    // What cannot be read here is refused by the server with its own sentence.
    beginningOf(file).then(begin, () => begin(''));
  };
  const coming = look.variables;
  return { look, store, take, again, coming, file: coming?.file, busy: look.isPending || store.isPending };
}

async function beginningOf(file: File): Promise<string> {
  const text = new TextDecoder('latin1').decode(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  // Of UTF-16 every second byte is a zero, and its mark stands in front.
  return text.includes('\0') ? text.replaceAll('\0', '').replace(/^(?:ÿþ|þÿ)/, '') : text;
}
