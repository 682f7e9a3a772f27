import type { Language } from '@saldo/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuChoice, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { loadWords, useWords } from '../../words/words.tsx';
import { signOut, useMe } from '../access/session.ts';
import { choose, useChoices } from '../account/choices.ts';
import { UserButton } from './user-button.tsx';

/** Who is signed in; language, theme, account, and the way out. */
export function UserMenu() {
  const words = useWords();
  const me = useMe();
  const { language, theme } = useChoices();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const speak = async (next: Language) => {
    await loadWords(next);
    choose({ language: next });
    // What the server says comes in the language that was asked for.
    await queryClient.invalidateQueries();
  };
  const leave = async () => {
    try {
      await signOut();
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    } catch (error) {
      tellWrong(problemText(words, error));
    }
  };
  return (
    <Menu align="start" trigger={<UserButton me={me} />}>
      <MenuItem asChild>
        <Link to="/account">
          <Icon name="key" />
          {words.rooms.account}
        </Link>
      </MenuItem>
      <MenuRule />
      <MenuChoice
        label={words.frame.language}
        value={language}
        options={[
          ['sv', 'Svenska'],
          ['en', 'English'],
        ]}
        onChange={(next) => void speak(next)}
      />
      <MenuRule />
      <MenuChoice
        label={words.frame.theme}
        value={theme}
        options={[
          ['system', words.frame.themes.system],
          ['light', words.frame.themes.light],
          ['dark', words.frame.themes.dark],
        ]}
        onChange={(next) => choose({ theme: next })}
      />
      <MenuRule />
      <MenuItem icon="right" onSelect={() => void leave()}>
        {words.frame.signOut}
      </MenuItem>
    </Menu>
  );
}
