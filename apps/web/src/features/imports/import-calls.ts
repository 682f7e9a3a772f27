import { queryOptions } from '@tanstack/react-query';
import { answer, api, done, ifMatch } from '../../api/http.ts';
import { allOf } from '../../api/list.ts';
import type { BankAccount, CsvMapping, DryRun, ImportMapping, Job } from '../../api/resources.ts';
import type { FileKind } from './import-kind.ts';

const MOST = 500;

/** A file on its way in, and how it is to be read. */
export interface ComingFile {
  clientId: string;
  file: File;
  kind: FileKind;
  bankAccountId?: string | undefined;
  mappingId?: string | undefined;
  /** Of a CSV file: columns that are tried before they are saved. */
  mapping?: CsvMapping | undefined;
}

/** What a file holds and what is wrong with it; nothing is stored. */
export async function previewFile({ file, mapping, ...fields }: ComingFile): Promise<DryRun> {
  const tried = mapping ? { mapping: JSON.stringify(mapping), mappingId: undefined } : {};
  const outcome = await answer(api.POST('/api/imports', formOf({ ...fields, ...tried, dryRun: true }, file)));
  if ('job' in outcome) throw new Error('A dry run began a job');
  return outcome;
}

/** Reads a file in; answers the job that does it. */
export async function importFile({ file, mapping: _, ...fields }: ComingFile): Promise<Job> {
  const outcome = await answer(api.POST('/api/imports', formOf(fields, file)));
  if (!('job' in outcome)) throw new Error('An import began no job');
  return outcome.job;
}

/** The column mappings of a client. */
export function mappingsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['mappings', clientId],
    queryFn: ({ signal }): Promise<ImportMapping[]> =>
      allOf((cursor) => answer(api.GET('/api/import-mappings', { params: { query: { clientId, limit: MOST, ...cursor } }, signal }))),
  });
}

/** Makes a bank account of a client by its number: an IBAN, or the country's own. */
export function addBankAccount({ number, ...fields }: { clientId: string; number: string; currency: string }): Promise<BankAccount> {
  const numbers = /^\s*[A-Za-z]{2}\s*\d/.test(number) ? { iban: number } : { bban: number };
  return answer(api.POST('/api/bank-accounts', { body: { ...fields, ...numbers } }));
}

/** Saves a new column mapping. */
export function saveMapping(body: { clientId: string; name: string; mapping: CsvMapping }): Promise<ImportMapping> {
  return answer(api.POST('/api/import-mappings', { body }));
}

/** Gives a saved mapping another name. */
export function renameMapping({ mapping: { id, version }, name }: { mapping: ImportMapping; name: string }): Promise<ImportMapping> {
  return answer(api.PATCH('/api/import-mappings/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { name } }));
}

/** Forgets a saved mapping; what was imported by it stays. */
export function removeMapping({ id }: ImportMapping): Promise<void> {
  return done(api.DELETE('/api/import-mappings/{id}', { params: { path: { id } } }));
}

interface Fields {
  clientId: string;
  kind: FileKind;
  bankAccountId?: string | undefined;
  mappingId?: string | undefined;
  mapping?: string | undefined;
  dryRun?: true;
}

// The fields come before the file, so that the server knows whose it is before it takes the bytes.
function formOf({ clientId, kind, ...rest }: Fields, file: File) {
  return {
    body: { clientId, kind, file: file.name },
    bodySerializer: () => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ clientId, kind, ...rest })) if (value !== undefined) form.append(name, String(value));
      form.append('file', file, file.name);
      return form;
    },
  };
}
