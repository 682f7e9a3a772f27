import { Link } from '@tanstack/react-router';
import { useFindingWords } from './use-finding-words.ts';

const look =
  'border-b-2 border-transparent px-1 pt-0.5 pb-1.5 text-ink-2 hover:text-ink data-[status=active]:border-accent data-[status=active]:font-medium data-[status=active]:text-ink';

/** What the checks have found, and which checks are made. */
export function FindingTabs({ clientId }: { clientId: string }) {
  const { title, tabs } = useFindingWords();
  const active = { exact: true, includeSearch: false };
  return (
    <nav aria-label={title} className="mb-3 flex gap-4 border-b border-line">
      <Link to="/clients/$clientId/findings" params={{ clientId }} activeOptions={active} className={look}>
        {tabs.findings}
      </Link>
      <Link to="/clients/$clientId/findings/checks" params={{ clientId }} activeOptions={active} className={look}>
        {tabs.checks}
      </Link>
    </nav>
  );
}
