import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../features/access/session.ts';
import { clientQuery } from '../features/clients/client-queries.ts';
import { DropZone } from '../features/imports/drop-zone.tsx';
import { useImport } from '../features/imports/use-import.ts';
import { late } from '../ui/late.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/words.tsx';
import { Missing } from './root.tsx';

const ImportSteps = late(() => import('../features/imports/import-steps.tsx').then((module) => module.ImportSteps));
const route = getRouteApi('/frame/clients/$clientId/import');

/** A SIE file read in by hand: dropped, looked through, and only then stored. */
export function ImportPage() {
  const words = useWords();
  const may = useMay();
  const { clientId } = route.useParams();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const coming = useImport(clientId);
  if (!may('import.write')) return <Missing />;
  return (
    <Page title={words.imports.title} text={words.imports.text}>
      <div className="grid grid-cols-1 max-w-4xl gap-4">
        <DropZone onFile={coming.take} small={coming.file !== undefined} busy={coming.busy} />
        <ImportSteps client={client} coming={coming} />
      </div>
    </Page>
  );
}
