import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, Outlet, useParams, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Problem } from '../api/problem.ts';
import { Threshold } from '../features/access/threshold.tsx';
import { useClientId } from '../features/frame/place.ts';
import { buttonLook } from '../ui/button.tsx';
import { Refused } from '../ui/refused.tsx';
import { headingCame } from '../ui/return-focus.ts';
import { useTitle } from '../ui/title.ts';
import { Toasts } from '../ui/toast.tsx';
import { useWords, WordsProvider } from '../words/words.tsx';

/** Around every page: the words and what just happened. */
export function Root() {
  return (
    <Suspense>
      <WordsProvider>
        <Outlet />
        <Toasts />
      </WordsProvider>
    </Suspense>
  );
}

/** An address that leads nowhere, or to what one may not see: both look alike. */
export function Missing() {
  const words = useWords();
  const { clientId: asked } = useParams({ strict: false });
  const known = useClientId();
  const told = asked !== undefined && known === undefined ? words.problem.clientMissing : words.problem.missing;
  useTitle(told);
  useEffect(headingCame, []);
  return (
    <div className="px-4 pt-4 wide:px-5">
      <div className="flex flex-col items-start gap-3 border-y border-line px-4 py-8 wide:px-6">
        <h1 tabIndex={-1} className="text-base font-semibold outline-none">
          {told}
        </h1>
        <Link to="/clients" className={buttonLook()}>
          {words.problem.missingNext}
        </Link>
      </div>
    </div>
  );
}

/** The same outside the frame, where nothing else is on the page. */
export function Lost() {
  const words = useWords();
  return (
    <Threshold title={words.problem.missing}>
      <Link to="/clients" className={buttonLook()}>
        {words.problem.missingNext}
      </Link>
    </Threshold>
  );
}

/** A page that could not be shown. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  if (error instanceof Problem && error.status === 404) return <Missing />;
  const retry = () => {
    void queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    reset();
    void router.invalidate();
  };
  return (
    <div className="px-4 pt-4 wide:px-5">
      <Refused error={error} retry={retry} />
    </div>
  );
}
