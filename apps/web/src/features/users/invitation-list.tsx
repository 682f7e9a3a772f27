import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PendingInvitation } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { Section } from '../../ui/page.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { invitationsQuery, usersChanged, withdrawInvitation } from './user-queries.ts';

/** Invitations that nobody has taken up, and the way to withdraw them; nothing where there are none. */
export function InvitationList() {
  const words = useWords();
  const { data = [] } = useQuery(invitationsQuery);
  if (data.length === 0) return null;
  return (
    <div className="shrink-0 pb-4">
      <Section title={words.people.pending}>
        <div className="max-h-40 overflow-y-auto">
          <PlainList
            label={words.people.pending}
            rows={data}
            columns={columnsOf(words)}
            rowId={({ id }) => id}
            sub={({ role, expiresAt }) => `${words.roles[role]} · ${words.people.until(momentText(expiresAt, new Date(), words.language))}`}
          />
        </div>
      </Section>
    </div>
  );
}

function columnsOf(words: Words): Column<PendingInvitation>[] {
  const now = new Date();
  return [
    { id: 'email', header: words.people.email, main: true, cell: ({ email }) => <span className="font-medium">{email}</span> },
    { id: 'role', header: words.people.role, width: '9rem', wideOnly: true, cell: ({ role }) => words.roles[role] },
    { id: 'by', header: words.people.invitedBy, width: '12rem', wideOnly: true, roomyOnly: true, cell: ({ madeByName }) => madeByName },
    {
      id: 'expires',
      header: words.people.worksUntil,
      width: '10rem',
      figure: true,
      wideOnly: true,
      cell: ({ expiresAt }) => momentText(expiresAt, now, words.language),
    },
    {
      id: 'withdraw',
      header: words.people.withdraw,
      hideHeader: true,
      width: '7.5rem',
      figure: true,
      cell: (invitation) => <Withdraw invitation={invitation} />,
    },
  ];
}

function Withdraw({ invitation }: { invitation: PendingInvitation }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: withdrawInvitation,
    onSuccess: () => tell(words.people.withdrawn(invitation.email)),
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => usersChanged(queryClient),
  });
  return (
    <Button look="quiet" busy={isPending} aria-label={`${words.people.withdraw} ${invitation.email}`} onClick={() => mutate(invitation)}>
      {words.people.withdraw}
    </Button>
  );
}
