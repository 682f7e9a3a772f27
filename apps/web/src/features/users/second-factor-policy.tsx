import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckField } from '../../ui/field.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { ConfirmDialog, useConfirmedAct } from '../access/confirm-self.tsx';
import { changeSettings, settingsQuery } from './user-queries.ts';

/** Whether the firm asks its staff for a second factor. */
export function SecondFactorPolicy() {
  const words = useWords();
  const queryClient = useQueryClient();
  const { data } = useQuery(settingsQuery);
  const act = useConfirmedAct(
    changeSettings,
    (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings);
      tell(words.people.saved);
      // It may be whoever asks for it that has none.
      void queryClient.invalidateQueries({ queryKey: ['me'] });
    },
    (refused) => {
      tellWrong(problemText(words, refused));
      void queryClient.invalidateQueries(settingsQuery);
    },
  );
  if (!data) return null;
  return (
    <div>
      <CheckField
        label={words.people.secondFactorForStaff}
        hint={words.people.secondFactorForStaffHint}
        checked={data.secondFactorForStaff}
        disabled={act.isPending}
        onChange={({ target }) =>
          act.mutate({ body: { version: data.version, secondFactorForStaff: target.checked }, form: new FormData() })
        }
      />
      <ConfirmDialog act={act} submit={words.save} />
    </div>
  );
}
