import './ui/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openQueries } from './api/query-client.ts';
import { openRouter } from './routes/router.tsx';
import { keepFocus } from './ui/return-focus.ts';

const queryClient = openQueries(() => {
  const { pathname, href } = router.state.location;
  if (!['/sign-in', '/setup', '/invitation'].includes(pathname))
    void router.navigate({ to: '/sign-in', search: { next: href, ended: '1' }, replace: true });
});
const router = openRouter(queryClient);
const page = document.getElementById('page');
if (!page) throw new Error('index.html has no #page');

keepFocus();
createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
