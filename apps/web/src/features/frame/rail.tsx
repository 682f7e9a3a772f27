import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.tsx';
import { clientQuery } from '../clients/client-queries.ts';
import { Brand } from './brand.tsx';
import { LateUserMenu } from './late-controls.tsx';
import { useClientId } from './place.ts';
import type { clientRooms, firmRooms } from './rooms.ts';
import { useRooms } from './use-rooms.ts';

/** The rooms, on the left. */
export function Rail() {
  return (
    <RailNav className="border-r border-line print:hidden">
      <Brand />
      <Rooms />
      <LateUserMenu />
    </RailNav>
  );
}

/** The rail's own ground, for both widths. */
export function RailNav({ className = '', children }: { className?: string; children: ReactNode }) {
  const words = useWords();
  return (
    <nav aria-label={words.frame.rooms} className={`flex min-h-0 flex-1 flex-col bg-sunken px-2 py-3 ${className}`}>
      {children}
    </nav>
  );
}

/** The rooms that one may enter, those of the client whose rooms these are beneath it. */
export function Rooms({ onChosen }: { onChosen?: () => void }) {
  const words = useWords();
  const clientId = useClientId();
  const { ofFirm, ofClient } = useRooms();
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto" onClickCapture={onChosen}>
      {ofFirm.filter(isFirst).map(({ room, to, icon }) => (
        <Room key={to} to={to} icon={icon} exact={room === 'clients'}>
          {words.rooms[room]}
        </Room>
      ))}
      {clientId ? (
        <div className="mb-2 ml-[15px] grid gap-0.5 border-l border-line pl-1.5">
          <ClientName id={clientId} />
          {ofClient.map(({ room, to, icon }) => (
            <Room key={to} to={to} clientId={clientId} icon={icon} exact={room === 'overview'}>
              {words.rooms[room]}
            </Room>
          ))}
        </div>
      ) : null}
      <span className="flex-1" />
      {ofFirm
        .filter((room) => !isFirst(room))
        .map(({ room, to, icon }) => (
          <Room key={to} to={to} icon={icon}>
            {words.rooms[room]}
          </Room>
        ))}
    </div>
  );
}

// What the day's work is done in stands on top, what looks after the whole at the bottom.
function isFirst({ room }: (typeof firmRooms)[number]): boolean {
  return room === 'board' || room === 'review' || room === 'clients';
}

interface RoomProps {
  to: (typeof firmRooms)[number]['to'] | (typeof clientRooms)[number]['to'];
  clientId?: string;
  icon: IconName;
  exact?: boolean;
  children: ReactNode;
}

function Room({ to, clientId, icon, exact = false, children }: RoomProps) {
  return (
    <Link
      to={to}
      params={clientId ? { clientId } : {}}
      activeOptions={{ exact, includeSearch: false }}
      className="flex items-center gap-2.5 rounded-md px-2 py-[5px] text-ink-2 hover:bg-idle-soft hover:text-ink max-wide:py-2 data-[status=active]:bg-surface data-[status=active]:font-medium data-[status=active]:text-ink data-[status=active]:shadow-[0_0_0_1px_var(--line)] data-[status=active]:[&_svg]:text-accent"
    >
      <Icon name={icon} />
      {children}
    </Link>
  );
}

function ClientName({ id }: { id: string }) {
  const { data } = useQuery(clientQuery(id));
  return <p className="truncate px-2 pt-1 text-xs text-ink-3">{data?.name}</p>;
}
