import { getBankAccount, mappingInReach } from '@saldo/bank';
import { getClient } from '@saldo/clients';
import { importKey, refuseImport, requestImport } from '@saldo/feeds';
import { type PersonActor, SaldoError } from '@saldo/kernel';
import { newId } from '@saldo/platform/db';
import { files, type StoredFile } from '@saldo/platform/files';
import type { Context } from 'hono';
import type { z } from 'zod';
import { answerOnce, answerWith } from '../edge/idempotency.ts';
import { faultsOf, namedFault } from '../edge/issue-sentence.ts';
import { type FileKeeping, type Form, readForm } from '../edge/multipart.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { previewSie } from '../import-preview.ts';
import type { Env } from '../settings.ts';
import { previewStatements } from '../statement-preview.ts';
import { toCsvMapping } from '../wire/bank.ts';
import { json } from '../wire/basics.ts';
import { DryRunSchema, importFields, importForm, toFaults, toPreview, toStatementPreview } from '../wire/import.ts';
import { StartedSchema, toJob } from '../wire/job.ts';
import type { Routes } from './resources.ts';

interface KeptFile extends StoredFile {
  readonly name: string;
}

/** Files of books and statements that somebody hands over. */
export function importRoutes({ app, guard, settings }: Routes): void {
  const route = guarded(
    guard,
    { may: 'import.write', multipart: true },
    {
      method: 'post',
      path: '/api/imports',
      tags: ['imports'],
      summary: 'Takes in a file of books, of statements of a bank, or of the tax account',
      description:
        "A job of the client's `MANUAL` feed, which is made where it has none. `dryRun=true` says what the file holds and keeps nothing.",
      request: { body: { required: true, content: { 'multipart/form-data': { schema: importForm } } } },
      responses: { 200: json('What the file holds (`dryRun=true`)', DryRunSchema), 202: json('The job that reads it', StartedSchema) },
    },
  );
  app.openapi(route, async (c) => {
    const form = await readForm(c, settings.uploadMaxBytes, keeping(actorOf(c)));
    return untyped(await take(c, form));
  });
}

// An answer may be a first one that is given again, whose body no type knows.
function untyped(response: Response): never {
  return response as never;
}

// While the file streams in it lies under a key of its own; a wrong form takes it away again.
function keeping(actor: PersonActor): FileKeeping<KeptFile> {
  return {
    async keep({ name, contentType, content }, fields, maxBytes) {
      if (isOtherThanBooks(contentType)) throw new SaldoError('api.type', 'invalid', { wanted: WANTED });
      if (fields.clientId !== undefined) await refuseImport(actor, fields.clientId);
      return { name, ...(await files().put(importKey(newId()), content, { maxBytes })) };
    },
    drop: (kept) => files().remove(kept.key),
  };
}

async function take(c: Context<Env>, { fields, file }: Form<KeptFile>): Promise<Response> {
  let isTaken = false;
  try {
    const wish = readFields(fields, file);
    await refuseImport(actorOf(c), wish.clientId);
    if (!file) throw new SaldoError('api.no-file', 'invalid', {}, { faults: [namedFault('file', 'field.file')] });
    await refuseForeignThings(actorOf(c), wish);
    const fingerprint = JSON.stringify([wish, file.name, file.sha256]);
    return await answerOnce(c, fingerprint, async () => {
      if (wish.dryRun) return await preview(c, file, wish);
      isTaken = true;
      const { mapping: _, ...asked } = wish;
      const request = { ...asked, fileKey: file.key, fileName: file.name, sha256: file.sha256 };
      const work = () =>
        requestImport(actorOf(c), request).catch((error: unknown) => {
          isTaken = mayHaveHappened(error);
          throw error;
        });
      return await answerWith(c, work, (job) => c.json({ job: toJob(job, c.var.language) }, 202, { location: `/api/jobs/${job.id}` }));
    });
  } finally {
    // A first answer that is given again, a dry run and a refusal keep nothing.
    if (file && !isTaken) await files().remove(file.key);
  }
}

// An account or a mapping of another client's is as one that there is not.
async function refuseForeignThings(actor: PersonActor, { clientId, bankAccountId, mappingId }: Wish): Promise<void> {
  if (bankAccountId !== undefined && (await getBankAccount(actor, bankAccountId)).clientId !== clientId)
    throw new SaldoError('bank.account-missing', 'missing');
  if (mappingId !== undefined && (await mappingInReach(actor, mappingId)).clientId !== clientId)
    throw new SaldoError('bank.mapping-missing', 'missing');
}

type Wish = z.output<typeof importFields>;

function readFields(fields: Readonly<Record<string, string>>, file: KeptFile | null): Wish {
  const read = importFields.safeParse(fields);
  if (read.success) return read.data;
  const faults = [...faultsOf(read.error.issues, fields), ...(file ? [] : [namedFault('file', 'field.file')])];
  throw new SaldoError('api.invalid', 'invalid', {}, { faults });
}

async function preview(c: Context<Env>, file: KeptFile, { clientId, kind, mappingId, mapping }: Wish): Promise<Response> {
  const actor = actorOf(c);
  if (kind !== 'sie') {
    const {
      preview: found,
      refused,
      faults,
      faultCount,
    } = await previewStatements(actor, file, { kind, mappingId, mapping: mapping && toCsvMapping(mapping) });
    return c.json({ preview: found && toStatementPreview(found), refused, faults: toFaults(faults, c.var.language), faultCount }, 200);
  }
  const { preview: found, refused, faults, faultCount } = await previewSie(actor, file, await getClient(actor, clientId));
  return c.json({ preview: found && toPreview(found), refused, faults: toFaults(faults, c.var.language), faultCount }, 200);
}

// The job may be recorded although nobody was told: then it needs its file.
function mayHaveHappened(error: unknown): boolean {
  return error instanceof SaldoError && error.details.mayHaveHappened === true;
}

const WANTED = 'SIE, camt, MT940, BgMax, CSV';

// What a caller's program declares of the file; what the file really is its reader finds out.
function isOtherThanBooks(contentType: string): boolean {
  return /^(?:image|audio|video|font|model)\/|^application\/(?:pdf|zip|gzip|x-zip|x-7z|x-rar|x-msdownload|msword|vnd\.(?:ms-|openxml|oasis))/.test(
    contentType,
  );
}
