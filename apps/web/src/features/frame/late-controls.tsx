import { useQuery } from '@tanstack/react-query';
import { periodText } from '../../format/period.ts';
import { Icon } from '../../ui/icon.tsx';
import { late } from '../../ui/late.tsx';
import { pickedText, pickLook } from '../../ui/pick-button.ts';
import { useWords } from '../../words/words.tsx';
import { useMe } from '../access/session.ts';
import { clientQuery } from '../clients/client-queries.ts';
import { useClientId, usePeriod } from './place.ts';
import { UserButton } from './user-button.tsx';

// What opens a layer is fetched after the first paint. Until then its button stands there and already says what is chosen.

/** The client whose rooms these are, and the way to another. */
export const LateClientSwitcher = late(() => import('./client-switcher.tsx').then((module) => module.ClientSwitcher), ClientShown);

/** The days that every page shows. */
export const LatePeriodPicker = late(() => import('./period-picker.tsx').then((module) => module.PeriodPicker), PeriodShown);

/** Who is signed in, and their menu. */
export const LateUserMenu = late(() => import('./user-menu.tsx').then((module) => module.UserMenu), UserShown);

function ClientShown() {
  const words = useWords();
  const clientId = useClientId();
  const { data } = useQuery({ ...clientQuery(clientId ?? ''), enabled: clientId !== undefined });
  return <Shown text={data?.name ?? (clientId ? words.clients.one : words.frame.allClients)} />;
}

function PeriodShown() {
  const words = useWords();
  const { period } = usePeriod();
  return period ? <Shown text={periodText(period, words.language)} /> : null;
}

function UserShown() {
  return <UserButton me={useMe()} />;
}

function Shown({ text }: { text: string }) {
  return (
    <span className={pickLook}>
      <span className={pickedText}>{text}</span>
      <Icon name="down" className="text-ink-3" />
    </span>
  );
}
