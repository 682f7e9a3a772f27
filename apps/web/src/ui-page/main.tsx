import './ui-page.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openQueries } from '../api/query-client.ts';
import { parseAddress, writeAddress } from '../routes/address.ts';
import { Root } from '../routes/root.tsx';
import { keepFocus } from '../ui/return-focus.ts';
import { UiPage } from './ui-page.tsx';
import { uiSearch } from './ui-search.ts';

// A page of its own, beside the product's: `npm run ui`.
const root = createRootRoute({ component: Root });
const ui = createRoute({ getParentRoute: () => root, path: '/ui', validateSearch: uiSearch, component: UiPage });
const router = createRouter({ routeTree: root.addChildren([ui]), parseSearch: parseAddress, stringifySearch: writeAddress });
const page = document.getElementById('page');
if (!page) throw new Error('ui.html has no #page');

keepFocus();
createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={openQueries(() => console.info('Nobody is signed in here'))}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
