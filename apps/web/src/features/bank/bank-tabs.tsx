import { Link } from '@tanstack/react-router';
import { useWords } from '../../words/words.tsx';

const look =
  'border-b-2 border-transparent px-1 pt-0.5 pb-1.5 text-ink-2 hover:text-ink data-[status=active]:border-accent data-[status=active]:font-medium data-[status=active]:text-ink';

/** The three things that there are to see of a client's banks. */
export function BankTabs({ clientId, account }: { clientId: string; account: string | undefined }) {
  const { bank } = useWords();
  const params = { clientId };
  const search = account ? { account } : {};
  const active = { exact: true, includeSearch: false };
  return (
    <nav aria-label={bank.title} className="mb-3 flex gap-4 border-b border-line">
      <Link to="/clients/$clientId/bank" params={params} search={search} activeOptions={active} className={look}>
        {bank.tabs.accounts}
      </Link>
      <Link to="/clients/$clientId/bank/transactions" params={params} search={search} activeOptions={active} className={look}>
        {bank.tabs.transactions}
      </Link>
      <Link to="/clients/$clientId/bank/statements" params={params} search={search} activeOptions={active} className={look}>
        {bank.tabs.statements}
      </Link>
    </nav>
  );
}
