import { answer, api } from '../../api/http.ts';
import type { DryRun, Job } from '../../api/resources.ts';

interface SieFile {
  clientId: string;
  file: File;
}

/** What a SIE file holds and what is wrong with it; nothing is stored. */
export async function previewSie({ clientId, file }: SieFile): Promise<DryRun> {
  const outcome = await answer(api.POST('/api/imports', formOf({ clientId, kind: 'sie', dryRun: true }, file)));
  if ('job' in outcome) throw new Error('A dry run began a job');
  return outcome;
}

/** Reads a SIE file in; answers the job that does it. */
export async function importSie({ clientId, file }: SieFile): Promise<Job> {
  const outcome = await answer(api.POST('/api/imports', formOf({ clientId, kind: 'sie' }, file)));
  if (!('job' in outcome)) throw new Error('An import began no job');
  return outcome.job;
}

interface Fields {
  clientId: string;
  kind: 'sie';
  dryRun?: true;
}

// The fields come before the file, so that the server knows whose it is before it takes the bytes.
function formOf(fields: Fields, file: File) {
  return {
    body: { ...fields, file: file.name },
    bodySerializer: () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
      form.append('file', file, file.name);
      return form;
    },
  };
}
