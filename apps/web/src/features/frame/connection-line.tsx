import { useEffect, useRef } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';

/** Says above the page that the server is out of reach, as long as it is, and when it is back. */
export function ConnectionLine({ isLost }: { isLost: boolean }) {
  const words = useWords();
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost) tell(words.frame.connectionBack);
    wasLost.current = isLost;
  }, [isLost, words]);
  return (
    <div role="status" className="empty:hidden">
      {isLost ? (
        <p className="flex items-start gap-2 bg-late-soft px-3 py-1.5 text-late wide:px-5">
          <Icon name="alert" className="mt-0.5" />
          {words.frame.connectionLost}
        </p>
      ) : null}
    </div>
  );
}
