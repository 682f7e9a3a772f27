import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/words.tsx';

/** Somebody of a company who has been given none yet; whoever has one is led to it. */
export function PortalHomePage() {
  const words = useWords();
  return (
    <Page title={words.portal.title}>
      <Empty icon="company" title={words.portal.noCompany}>
        {words.portal.noCompanyText}
      </Empty>
    </Page>
  );
}
