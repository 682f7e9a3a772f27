import type { ComponentProps } from 'react';
import type { Me } from '../../api/resources.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.tsx';

/** Who is signed in, at the foot of the rail. */
export function UserButton({ me, ...rest }: ComponentProps<'button'> & { me: Me }) {
  const words = useWords();
  return (
    <button
      type="button"
      {...rest}
      title={words.frame.signedIn(me.name, words.roles[me.role])}
      className="mt-2 flex items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-ink-2 hover:bg-idle-soft hover:text-ink data-[state=open]:bg-idle-soft"
    >
      <Icon name="person" />
      <span className="min-w-0 flex-1 leading-[1.125rem]">
        <span className="block truncate text-ink">{me.name}</span>
        <span className="block truncate text-xs text-ink-3">{words.roles[me.role]}</span>
      </span>
      <Icon name="up" />
    </button>
  );
}
