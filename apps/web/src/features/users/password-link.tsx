import type { User } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OneTimeText } from '../../ui/one-time-text.tsx';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { ConfirmDialog, useConfirmedAct } from '../access/confirm-self.tsx';
import { makePasswordLink } from './user-queries.ts';

/** Has a link made by which somebody chooses a new password, and shows it once. */
export function PasswordLinkButton({ user }: { user: User }) {
  const words = useWords();
  const act = useConfirmedAct(makePasswordLink, undefined, (refused) => tellWrong(problemText(words, refused)));
  const { mutate, isPending, data, reset } = act;
  return (
    <>
      <Button look="plain" icon="link" busy={isPending} onClick={() => mutate({ body: user, form: new FormData() })}>
        {words.people.passwordLink}
      </Button>
      <ConfirmDialog act={act} submit={words.people.passwordLink} />
      {data ? (
        <Dialog title={words.people.passwordLinkTitle(user.name)} text={words.people.passwordLinkText} onClose={reset}>
          <OneTimeText label={words.people.passwordLink} text={data.url} copyLabel={words.account.copyKey} onDone={reset} />
        </Dialog>
      ) : null}
    </>
  );
}
