import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, Outlet, useRouter } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Problem } from '../api/problem.ts';
import { buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Refused } from '../ui/refused.tsx';
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
  return (
    <div className="px-4 pt-4 wide:px-5">
      <Empty
        icon="search"
        title={words.problem.missing}
        action={
          <Link to="/clients" className={buttonLook()}>
            {words.problem.missingNext}
          </Link>
        }
      />
    </div>
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
