import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Client, NewClient } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { Actions, Dialog } from '../../ui/dialog.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { yearsQuery } from '../ledger/ledger-queries.ts';
import { ClientForm } from './client-form.tsx';
import { archiveClient, changeClient, clientsChanged, createClient, removeClient } from './client-queries.ts';
import { useRestoreClient } from './use-restore-client.ts';

/** A new client. */
export function CreateClient({ onClose, onCreated }: { onClose: () => void; onCreated: (client: Client) => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const done = (client: Client) => {
    void clientsChanged(queryClient);
    tell([words.clients.createdToast(client.name), ...client.warnings.map(({ message }) => message)].join('. '));
    onCreated(client);
  };
  return (
    <Dialog title={words.clients.createTitle} text={words.clients.createText} onClose={onClose}>
      <ClientForm submit={createClient} submitLabel={words.clients.createSubmit} onDone={done} onCancel={onClose} />
    </Dialog>
  );
}

/** Changes the facts of a client. */
export function EditClient({ client, onClose }: { client: Client; onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const done = ({ warnings }: Client) => {
    tell([words.clients.saved, ...warnings.map(({ message }) => message)].join('. '));
    onClose();
  };
  // Where somebody else was quicker, the next try is made on what they left.
  const submit = (fields: NewClient) => changeClient(client, fields).finally(() => void clientsChanged(queryClient));
  return (
    <Dialog title={words.clients.editTitle} onClose={onClose}>
      <ClientForm client={client} submit={submit} submitLabel={words.save} onDone={done} onCancel={onClose} />
    </Dialog>
  );
}

/**
 * Asks before a client is archived, because consents that are withdrawn do not come back by an undo. One without books may
 * also be removed for good.
 */
export function ArchiveClient({ client, onClose, onArchived }: { client: Client; onClose: () => void; onArchived: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const may = useMay();
  const restore = useRestoreClient();
  const { data: years } = useQuery(yearsQuery(client.id));
  const empty = years?.length === 0;
  const gone = (told: string, undo?: () => void) => {
    // Only the lists: the client itself is no longer there to be read again.
    void queryClient.invalidateQueries({ queryKey: ['clients', 'list'] });
    tell(told, undo && may('client.restore') ? { label: words.undo, run: undo } : undefined);
    onArchived();
  };
  const archive = useMutation({
    mutationFn: () => archiveClient(client),
    onSuccess: () => gone(words.clients.archivedToast(client.name), () => restore(client)),
  });
  const remove = useMutation({ mutationFn: () => removeClient(client), onSuccess: () => gone(words.clients.removedToast(client.name)) });
  const busy = archive.isPending || remove.isPending;
  return (
    <Dialog
      title={words.clients.archiveTitle(client.name)}
      text={empty ? `${words.clients.archiveText} ${words.clients.removeText}` : words.clients.archiveText}
      onClose={onClose}
    >
      <FormProblem error={archive.error ?? remove.error} />
      <Actions>
        <Button look="first" busy={busy} onClick={() => archive.mutate()}>
          {words.clients.archive}
        </Button>
        {empty ? (
          <Button look="danger" busy={busy} onClick={() => remove.mutate()}>
            {words.clients.remove}
          </Button>
        ) : null}
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </Actions>
    </Dialog>
  );
}
