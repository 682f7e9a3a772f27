import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/http.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useTexts } from './texts.ts';

/** What stands where there is nothing: nothing yet, nothing for now, nothing to be had. */
export function NothingPart() {
  const { nothing: texts } = useTexts();
  const { error, refetch } = useQuery({
    queryKey: ['made-up', 'down'],
    queryFn: ({ signal }) => answer(api.GET('/api/tasks', { signal })),
    retry: false,
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <Empty icon="book" title={texts.empty} action={<Button look="first">{texts.emptyAct}</Button>}>
        {texts.emptyText}
      </Empty>
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      <WaitingRows rows={4} />
    </div>
  );
}
