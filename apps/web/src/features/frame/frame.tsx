import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeyboard, useKeys } from '../../ui/keys/keys.ts';
import { late } from '../../ui/late.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { PlaceName } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { useChoices } from '../account/choices.ts';
import { clientQuery } from '../clients/client-queries.ts';
import { useLive } from '../live/use-live.ts';
import { ConnectionLine } from './connection-line.tsx';
import { KeyBar } from './key-bar.tsx';
import { useClientId } from './place.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useRooms } from './use-rooms.ts';

const Palette = late(() => import('./palette.tsx').then((module) => module.Palette));
const Help = late(() => import('./help.tsx').then((module) => module.Help));
const NarrowRail = late(() => import('./narrow-rail.tsx').then((module) => module.NarrowRail));

type Layer = 'palette' | 'help' | 'rail' | null;

/** The frame around every page: rooms on the left, client and days on top, keys at the bottom. */
export function Frame() {
  const words = useWords();
  const narrow = useNarrow();
  const [layer, setLayer] = useState<Layer>(null);
  const clientId = useClientId();
  const { data: client } = useQuery({ ...clientQuery(clientId ?? ''), enabled: clientId !== undefined });
  const isLost = useLive();
  useKeyboard(useChoices().singleKeys);
  useGoKeys();
  useKeys([
    { keys: 'mod+k', label: words.frame.search, run: () => setLayer('palette'), quiet: true },
    { keys: '?', label: words.frame.allKeys, run: () => setLayer('help') },
  ]);
  return (
    <div className="grid h-dvh grid-cols-1 wide:grid-cols-[13rem_1fr] print:block print:h-auto">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent focus:translate-y-0"
      >
        {words.frame.skip}
      </a>
      {narrow ? layer === 'rail' && <NarrowRail onClose={() => setLayer(null)} /> : <Rail />}
      <div data-makes-way className="flex min-h-0 min-w-0 flex-col">
        <ConnectionLine isLost={isLost} />
        <TopBar onMenu={() => setLayer('rail')} onSearch={() => setLayer('palette')} />
        <main
          id="content"
          tabIndex={-1}
          data-scroll-restoration-id="content"
          className="relative flex min-h-0 flex-1 flex-col overflow-auto outline-none print:block print:overflow-visible"
        >
          <PlaceName value={client?.name}>
            <Outlet />
          </PlaceName>
        </main>
        <KeyBar />
      </div>
      {layer === 'palette' ? <Palette onClose={() => setLayer(null)} /> : null}
      {layer === 'help' ? <Help onClose={() => setLayer(null)} /> : null}
    </div>
  );
}

function useGoKeys(): void {
  const words = useWords();
  const navigate = useNavigate();
  const clientId = useClientId();
  const rooms = useRooms();
  const firm = rooms.ofFirm.map(({ room, to, keys }) => ({
    keys,
    label: words.rooms[room],
    quiet: true,
    run: () => void navigate({ to }),
  }));
  const ofClient = clientId
    ? rooms.ofClient.map(({ room, to, keys }) => ({
        keys,
        label: words.rooms[room],
        quiet: true,
        run: () => void navigate({ to, params: { clientId } }),
      }))
    : [];
  useKeys([...firm, ...ofClient]);
}
