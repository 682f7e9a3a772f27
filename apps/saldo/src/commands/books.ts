import { openAsBlob } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { counted } from '@saldo/kernel';
import { openConfig } from '@saldo/platform/config';
import { callJson, openApiDoor, refusal } from '../api-door.ts';
import { type Command, read, usageError } from '../command.ts';
import { type DryRunAnswer, showDryRun } from '../show-dry-run.ts';
import { type JobAnswer, showJob, watchJob } from '../watch-job.ts';

interface ClientAnswer {
  readonly id: string;
  readonly name: string;
  readonly orgNo: string;
}

/** `saldo import`: a SIE file into a client's books. */
export const importBooks: Command = {
  name: 'import',
  summary: 'Reads a SIE file into the books of a client.',
  usage: `import <file> --client <organisation number or id>
  --client   whose books
  --dry-run  reads and says what would come in, and stores nothing
  --json     the same as JSON, for a program`,
  run: async (given) => {
    const { values, positionals } = read(
      given,
      { client: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
      { atLeast: 1 },
    );
    if (!values.client) throw usageError('--client is missing.');
    if (values.json && !values['dry-run']) throw usageError('--json belongs to --dry-run.');
    const file = positionals[0] ?? '';
    // `openAsBlob` does not say why it cannot.
    await access(file);
    const door = await openApiDoor(openConfig());
    try {
      const client = await clientNamed(door, values.client);
      const form = new FormData();
      form.set('clientId', client.id);
      form.set('kind', 'sie');
      if (values['dry-run']) form.set('dryRun', 'true');
      form.set('file', await openAsBlob(file), basename(file));
      const answer = await callJson<{ job: JobAnswer } | DryRunAnswer>(door, '/api/imports', { method: 'POST', body: form });
      if ('job' in answer) return showJob(await watchJob(door, answer.job.id));
      if (values.json) console.log(JSON.stringify(answer, null, 2));
      else showDryRun(basename(file), client.name, answer);
      return answer.preview !== null;
    } finally {
      await door.close();
    }
  },
};

/** `saldo export`: a financial year as a SIE 4 file. */
export const exportBooks: Command = {
  name: 'export',
  summary: 'Writes a financial year of a client as a SIE 4 file.',
  usage: `export <file> --client <organisation number or id> --year <first day>
  --client  whose books
  --year    the day on which the financial year begins; the latest if left out`,
  run: async (given) => {
    const { values, positionals } = read(given, { client: { type: 'string' }, year: { type: 'string' } }, { atLeast: 1 });
    if (!values.client) throw usageError('--client is missing.');
    const door = await openApiDoor(openConfig());
    try {
      const client = await clientNamed(door, values.client);
      const years = await callJson<{ items: { id: string; from: string; to: string }[] }>(
        door,
        `/api/financial-years?limit=500&clientId=${client.id}`,
      );
      const sorted = years.items.toSorted((a, b) => a.from.localeCompare(b.from));
      const year = values.year ? sorted.find(({ from }) => from === values.year) : sorted.at(-1);
      if (!year) throw usageError(values.year ? `No financial year begins on ${values.year}.` : `${client.name} has no books yet.`);
      const response = await door.call(`/api/financial-years/${year.id}/sie`);
      if (!response.ok) throw await refusal(response);
      const bytes = new Uint8Array(await response.arrayBuffer());
      await writeFile(positionals[0] ?? '', bytes, { flag: 'wx' });
      console.log(`${client.name} ${year.from}–${year.to}: ${counted(bytes.length, 'byte', 'bytes')} in ${positionals[0]}`);
      return true;
    } finally {
      await door.close();
    }
  },
};

async function clientNamed(door: Awaited<ReturnType<typeof openApiDoor>>, wanted: string): Promise<ClientAnswer> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: ClientAnswer[]; nextCursor: string | null } = await callJson(
      door,
      `/api/clients?limit=500${cursor ? `&cursor=${cursor}` : ''}`,
    );
    const found = page.items.filter(({ id, orgNo }) => id === wanted || orgNo.replace('-', '') === wanted.replace('-', ''));
    if (found.length > 1)
      throw usageError(`${found.length} clients have ${wanted}; give the id: ${found.map(({ id, name }) => `${id} ${name}`).join(', ')}`);
    if (found[0]) return found[0];
    cursor = page.nextCursor;
  }
  throw usageError(`No client has ${wanted}.`);
}
