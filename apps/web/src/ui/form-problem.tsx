import { Problem } from '../api/problem.ts';
import { problemText } from '../words/problem-text.ts';
import { useWords } from '../words/words.tsx';
import { Banner } from './banner.tsx';

/** Somebody else changed the same thing meanwhile (RFC 9110, 412). */
const STALE = 412;

/** Why a form was refused. Not shown where each fault stands at its own field. */
export function FormProblem({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  const words = useWords();
  if (!error) return null;
  const refused = error instanceof Problem ? Object.entries(error.fields) : [];
  const elsewhere = refused.filter(([path]) => !fields.includes(path));
  if (refused.length > 0 && elsewhere.length === 0) return null;
  const isStale = error instanceof Problem && error.status === STALE;
  return (
    <Banner tone="wrong" title={isStale ? words.problem.stale : problemText(words, error)} live>
      {elsewhere.length > 0 ? elsewhere.map(([path, message]) => <p key={path}>{message}</p>) : null}
      {isStale ? words.problem.staleNext : null}
    </Banner>
  );
}
