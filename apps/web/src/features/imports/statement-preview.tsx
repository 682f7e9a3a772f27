import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CsvMapping, FaultTold, StatementPreview } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { FaultList } from '../jobs/fault-list.tsx';
import { CsvColumns } from './csv-columns.tsx';
import { type ComingFile, saveMapping } from './import-calls.ts';
import { StatementTable } from './statement-table.tsx';
import { WhichAccount } from './which-account.tsx';

interface PreviewProps {
  coming: ComingFile;
  preview: StatementPreview;
  faults: readonly FaultTold[];
  busy: boolean;
  onLook: (coming: ComingFile) => void;
  onImport: (coming: ComingFile) => void;
}

/** What a file of statements holds before anything is stored; of a CSV file how its columns are read, which account it is of where it names none. */
export function StatementPreviewView({ coming, preview, faults, busy, onLook, onImport }: PreviewProps) {
  const words = useWords();
  const may = useMay();
  const queryClient = useQueryClient();
  const [bankAccountId, setBankAccountId] = useState(coming.bankAccountId);
  const { csv, statements } = preview;
  const unsaved = csv && !coming.mappingId;
  const save = useMutation({
    mutationFn: saveMapping,
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['mappings'] });
      onImport({ ...coming, mapping: undefined, mappingId: id, bankAccountId });
    },
  });
  const namesNone = statements.some(({ account }) => account === null) && preview.kind !== 'bgmax';
  const told = faults.filter(({ code }) => code !== 'csv.no-mapping');
  const isRead = preview.transactions > 0 || statements.length > 0;
  const submit = () => {
    if (unsaved && csv.mapping) save.mutate({ clientId: coming.clientId, name: mappingName(csv.bank, coming.file), mapping: csv.mapping });
    else onImport({ ...coming, mapping: undefined, bankAccountId });
  };
  const mayImport = isRead && (!unsaved || may('mapping.write')) && (!namesNone || bankAccountId !== undefined);
  return (
    <div className="grid grid-cols-1 gap-4">
      <Banner
        tone={isRead ? 'proven' : 'late'}
        title={isRead ? words.imports.goodTitle(coming.file.name) : words.imports.columnsWanted}
        live
        action={
          mayImport ? (
            <Button look="first" busy={busy || save.isPending} onClick={submit}>
              {words.imports.submit}
            </Button>
          ) : null
        }
      >
        {isRead ? words.imports.statementsText(preview.statementCount, preview.transactions) : words.imports.columnsWantedText}
        {unsaved && isRead && !may('mapping.write') ? ` ${words.imports.mappingByFirm}` : null}
      </Banner>
      {save.error ? <Refused error={save.error} /> : null}
      {namesNone ? (
        <WhichAccount
          clientId={coming.clientId}
          currency={statements[0]?.currency ?? 'SEK'}
          chosen={bankAccountId}
          onChoose={setBankAccountId}
        />
      ) : null}
      {csv ? (
        <CsvColumns
          coming={coming}
          csv={csv}
          onMapping={(mapping: CsvMapping) => onLook({ ...coming, bankAccountId, mappingId: undefined, mapping })}
          onSaved={(mappingId) => onLook({ ...coming, bankAccountId, mapping: undefined, mappingId })}
        />
      ) : null}
      {statements.length > 0 ? <StatementTable preview={preview} /> : null}
      {told.length > 0 ? <FaultList title={isRead ? words.imports.remarks : words.imports.faults} faults={told} /> : null}
    </div>
  );
}

// Two mappings of a client never have one name, so the moment of the file is in it.
function mappingName(bank: string, file: File): string {
  const name = file.name.replace(/\.[^.]*$/, '');
  return [bank, name, new Date().toISOString().slice(0, 16).replace('T', ' ')].filter(Boolean).join(' ').slice(0, 100);
}
