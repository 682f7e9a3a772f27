import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dialog } from 'radix-ui';
import { useDeferredValue, useState } from 'react';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { type PickerOption, SearchList } from '../../ui/search-list.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { accountName, accountNumber } from '../bank/account-text.ts';
import { bankAccountsQuery } from '../bank/bank-queries.ts';
import { clientsQuery } from '../clients/client-queries.ts';
import { feedsQuery } from '../feeds/feed-queries.ts';
import { feedName } from '../feeds/feed-state.ts';
import { accountsQuery, vouchersQuery } from '../ledger/ledger-queries.ts';
import { useActs } from './palette-acts.ts';
import { matching } from './palette-match.ts';
import { useClientId, usePeriod } from './place.ts';
import { searchQuery } from './search-query.ts';
import { useRooms } from './use-rooms.ts';

const MOST = 6;
/** Fewer characters are in nearly every text. */
const LEAST_TEXT = 2;

interface Destination extends PickerOption {
  go: () => void;
}

/** Search over everything: pages, clients, and within a client its feeds, accounts and vouchers. */
export function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  const [query, setQuery] = useState('');
  const pages = usePages(query);
  const clients = useClients(query);
  const destinations = [...pages, ...clients.found, ...useClientThings(query), ...useVouchersOfAll(query)];
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          onCloseAutoFocus={returnFocus}
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-40 w-[36rem] max-w-[calc(100vw-1rem)] -translate-x-1/2 motion-safe:animate-[appear_100ms] rounded-lg bg-surface shadow-layer"
        >
          <Dialog.Title className="sr-only">{words.frame.search}</Dialog.Title>
          <SearchList
            label={words.frame.searchHint}
            placeholder={words.frame.searchHint}
            none={words.frame.searchNone}
            query={query}
            late={pages.length === 0 && clients.late}
            onQuery={setQuery}
            options={destinations}
            onPick={(id) => {
              onClose();
              destinations.find((each) => each.id === id)?.go();
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function usePages(query: string): Destination[] {
  const words = useWords();
  const navigate = useNavigate();
  const clientId = useClientId();
  const group = words.frame.searchKinds.page;
  const rooms = useRooms();
  const ofClient = clientId
    ? rooms.ofClient.map(({ room, to, keys }) => ({
        id: to,
        text: words.rooms[room],
        side: keys,
        group,
        go: () => void navigate({ to, params: { clientId } }),
      }))
    : [];
  const ofFirm = rooms.ofFirm.map(({ room, to, keys }) => ({
    id: to,
    text: words.rooms[room],
    side: keys,
    group,
    go: () => void navigate({ to }),
  }));
  const account = { id: '/account', text: words.rooms.account, group, go: () => void navigate({ to: '/account' }) };
  const roles = { id: '/users/roles', text: words.rooms.roleTable, group, go: () => void navigate({ to: '/users/roles' }) };
  const acts = useActs().map((act) => ({ ...act, group: words.frame.searchKinds.act }));
  const pages = matching([...ofClient, ...ofFirm, ...(useMay()('user.manage') ? [roles] : []), account], ({ text }) => text, query);
  return query ? [...pages, ...matching(acts, ({ text }) => text, query)] : pages;
}

function useClients(query: string): { found: Destination[]; late: boolean } {
  const words = useWords();
  const navigate = useNavigate();
  const wanted = useDeferredValue(query);
  const home = useRooms().ofClient[0]?.to ?? '/clients/$clientId';
  const { data = [], isPlaceholderData } = useInfiniteQuery({ ...clientsQuery({ q: wanted }), placeholderData: keepPreviousData });
  const found = data.slice(0, MOST).map(({ id, name, orgNo }) => ({
    id,
    text: name,
    side: orgNo,
    group: words.frame.searchKinds.client,
    go: () => void navigate({ to: home, params: { clientId: id } }),
  }));
  return { found, late: wanted !== query || isPlaceholderData };
}

// Outside a client a voucher is looked for among all clients, and told with whose it is.
function useVouchersOfAll(query: string): Destination[] {
  const words = useWords();
  const navigate = useNavigate();
  const wanted = useDeferredValue(query).trim();
  const enabled = useClientId() === undefined && wanted.length >= LEAST_TEXT;
  const { data: hits = [] } = useQuery({ ...searchQuery(wanted), enabled, placeholderData: keepPreviousData });
  if (!enabled) return [];
  return hits
    .filter(({ type }) => type === 'voucher')
    .slice(0, MOST)
    .map(({ id, clientId, clientName, title, detail }) => ({
      id,
      text: title,
      // A rent is booked every month: the day tells them apart.
      side: `${detail} · ${clientName}`,
      group: words.frame.searchKinds.voucher,
      go: () => void navigate({ to: '/clients/$clientId/vouchers', params: { clientId }, search: { voucher: id } }),
    }));
}

function useClientThings(query: string): Destination[] {
  const words = useWords();
  const navigate = useNavigate();
  const clientId = useClientId() ?? '';
  const { period } = usePeriod();
  const enabled = clientId !== '' && query !== '';
  const wanted = useDeferredValue(query).trim();
  const { data: feeds = [] } = useInfiniteQuery({ ...feedsQuery(clientId), enabled });
  const { data: accounts = [] } = useQuery({ ...accountsQuery(clientId), enabled });
  const { data: bankAccounts = [] } = useQuery({ ...bankAccountsQuery(clientId), enabled });
  const { data: vouchers = [] } = useInfiniteQuery({
    ...vouchersQuery(clientId, period ?? { from: '' as never, to: '' as never }, { q: wanted }, MOST),
    enabled: enabled && wanted.length >= LEAST_TEXT && period !== null,
  });
  if (!enabled) return [];
  return [
    ...matching(feeds, (feed) => feedName(feed, words), query).map(({ id, ...feed }) => ({
      id,
      text: feedName(feed, words),
      group: words.frame.searchKinds.feed,
      go: () => void navigate({ to: '/clients/$clientId/feeds/$feedId', params: { clientId, feedId: id } }),
    })),
    ...matching(
      bankAccounts,
      (account) => `${accountName(account, words)} ${account.iban ?? ''} ${account.bban ?? ''} ${account.ledgerAccount ?? ''}`,
      query,
    )
      .slice(0, MOST)
      .map((account) => ({
        id: `bank-${account.id}`,
        text: accountName(account, words),
        side: accountNumber(account, words),
        group: words.frame.searchKinds.bankAccount,
        go: () => void navigate({ to: '/clients/$clientId/bank', params: { clientId }, search: { account: account.id } }),
      })),
    ...matching(accounts, ({ number, name }) => `${number} ${name}`, query)
      .slice(0, MOST)
      .map(({ number, name }) => ({
        id: `account-${number}`,
        text: name,
        side: number,
        group: words.frame.searchKinds.account,
        go: () => void navigate({ to: '/clients/$clientId/entries', params: { clientId }, search: { account: number } }),
      })),
    ...vouchers.slice(0, wanted.length >= LEAST_TEXT ? MOST : 0).map(({ id, series, number, text, date }) => ({
      id,
      text: `${series} ${number} ${text}`,
      side: date,
      group: words.frame.searchKinds.voucher,
      go: () => void navigate({ to: '/clients/$clientId/vouchers', params: { clientId }, search: { voucher: id } }),
    })),
  ];
}
