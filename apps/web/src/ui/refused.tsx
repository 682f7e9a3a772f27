import { Problem } from '../api/problem.ts';
import { problemText } from '../words/problem-text.ts';
import { useWords } from '../words/words.tsx';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** Something that could not be read: the server's own sentence, and the way to try again where that may help. */
export function Refused({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const words = useWords();
  const missing = error instanceof Problem && error.status === 404;
  return (
    <Banner
      tone={missing ? 'idle' : 'wrong'}
      title={problemText(words, error)}
      live
      action={
        retry && !missing ? (
          <Button icon="run" onClick={retry}>
            {words.tryAgain}
          </Button>
        ) : undefined
      }
    />
  );
}
