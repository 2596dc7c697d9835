/** Imports over the web: asked for, run as a job, looked at. */
import { organizationById, readerOf } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import type { Upload } from '@tongtu/platform/http';
import { defineJob, type JobRun } from '@tongtu/platform/jobs';
import { hasRole, isAuditor, isSecretariat, membershipIn } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { z } from 'zod';
import { listingKinds, type ListingKind } from '../contract/bodies.ts';
import { importFormats } from '../contract/routes.ts';
import { approverRoles, mayDraft } from '../policy.ts';
import { addImport, importById, importsOf, saveImport, unfinishedImports, type StoredImport } from '../store/imports.ts';
import { noProgress, runImport, type ImportFormat, type Progress } from './run-import.ts';

/** What comes over the web; a card keeps its identity when a corrected file has another name. */
export const webSource = 'import';
const shownImports = 50;

const retries = 3;
export const importListingsJob = defineJob({ name: 'import-listings', data: z.object({ importId: z.uuid() }), timeoutSeconds: 7200, retries });

const endings: Readonly<Record<string, ImportFormat>> = { jsonl: 'jsonl', ndjson: 'jsonl', json: 'jsonl', csv: 'csv', txt: 'csv', tsv: 'csv', xlsx: 'xlsx' };
/** By the file's name. */
export const formatOf = (name: string): ImportFormat | undefined => endings[name.split('.').pop()?.toLowerCase() ?? ''];

const seesImports = (context: Context, organizationId: string): boolean =>
  membershipIn(context.reader, organizationId) !== undefined || isSecretariat(context.reader) || isAuditor(context.reader);

/** Kinds `organization-not-found`, `not-allowed`, `organization-not-verified` (to publish), `import-format-unknown`. */
export const startImport = async (
  context: Context,
  organizationId: string,
  asked: { readonly format?: ImportFormat | undefined; readonly kind?: ListingKind | undefined; readonly publish: boolean },
  upload: Upload,
): Promise<Result<StoredImport>> => {
  const organization = await organizationById(context.tx, organizationId);
  if (organization === undefined || !seesImports(context, organizationId)) return fail('organization-not-found');
  const writes = listingKinds.filter((kind) => mayDraft(context.reader, { kind, organizationId }) === 'allowed');
  if (writes.length === 0 || (asked.kind !== undefined && !writes.includes(asked.kind))) return fail('not-allowed');
  // What goes out needs the approver's word, here as with a single card.
  if (asked.publish && !hasRole(context.reader, organizationId, ...approverRoles)) return fail('not-allowed');
  if (asked.publish && organization.state !== 'verified') return fail('organization-not-verified');
  const format = asked.format ?? importFormats.find((each) => each === formatOf(upload.name));
  if (format === undefined) return fail('import-format-unknown');
  const one: StoredImport = {
    id: context.newId(),
    organizationId,
    personId: context.reader.personId!,
    fileName: upload.name.slice(-200),
    fileHash: upload.file.hash,
    fileSize: upload.file.size,
    format,
    kind: asked.kind ?? null,
    publish: asked.publish,
    state: 'waiting',
    ...noProgress,
    failure: null,
    startedAt: context.now,
    endedAt: null,
  };
  await addImport(context.tx, one);
  await context.jobs.enqueue(context.tx, importListingsJob, { importId: one.id });
  return ok(one);
};

/** Newest first. Kind `organization-not-found`. */
export const listImports = async (context: Context, organizationId: string): Promise<Result<readonly StoredImport[]>> =>
  seesImports(context, organizationId) ? ok(await importsOf(context.tx, organizationId, shownImports)) : fail('organization-not-found');

/** Kinds `organization-not-found`, `import-not-found`. */
export const getImport = async (context: Context, organizationId: string, importId: string): Promise<Result<StoredImport>> => {
  if (!seesImports(context, organizationId)) return fail('organization-not-found');
  const found = await importById(context.tx, importId);
  return found === undefined || found.organizationId !== organizationId ? fail('import-not-found') : ok(found);
};

/** After a restore: the queue is not in an archive, so what waited or ran is queued again and goes on where it was. Answers how many. */
export const resumeImports = async (context: Context): Promise<number> => {
  const ids = await unfinishedImports(context.tx);
  for (const importId of ids) await context.jobs.enqueue(context.tx, importListingsJob, { importId });
  return ids.length;
};

/** The job. A second run, after a crash, goes on behind the last batch that was committed. When the last try fails too, the import says so: nobody waits for what will not come. */
export const performImport = async (
  context: Context,
  importId: string,
  run: Pick<JobRun, 'signal'> & Partial<Pick<JobRun, 'attempt'>>,
  clock: () => Date,
): Promise<void> => {
  const one = await importById(context.tx, importId);
  if (one === undefined || one.state === 'done' || one.state === 'failed') return;
  const end = async (state: 'done' | 'failed', progress: Progress, failure: string | null): Promise<void> =>
    inTransaction(context.tx, (tx) => saveImport(tx, { ...one, ...progress, state, failure, endedAt: clock() }));
  const content = await context.files.open(one.fileHash);
  if (content === undefined) return end('failed', progressOf(one), 'import-file-unreadable');
  const reader = await readerOf(context.tx, one.personId);
  const organization = await organizationById(context.tx, one.organizationId);
  // Who lost his role, or an organization its standing, between asking and running.
  if (one.publish && (organization?.state !== 'verified' || !hasRole(reader, one.organizationId, ...approverRoles)))
    return end('failed', progressOf(one), 'not-allowed');
  const running = runImport(
    { ...context, reader },
    {
      organizationId: one.organizationId,
      source: webSource,
      publish: one.publish,
      format: one.format,
      kind: one.kind ?? undefined,
      importId: one.id,
      mayWrite: (kind) => mayDraft(reader, { kind, organizationId: one.organizationId }) === 'allowed',
      content,
      from: progressOf(one),
      keep: async (inside, kept) => {
        await saveImport(inside.tx, { ...one, state: 'running', ...kept });
      },
      transaction: async (work) => {
        const value = await inTransaction(context.tx, (tx) => work({ ...context, tx, now: clock() }));
        wakeFollowers();
        return value;
      },
      signal: run.signal,
    },
  );
  const { progress, failure } = await running
    .catch(async (error: unknown) => {
      if ((run.attempt ?? 1) > retries) await end('failed', progressOf((await importById(context.tx, importId)) ?? one), 'internal');
      throw error;
    })
    // Who stops reading in the middle has to close the file.
    .finally(() => content.destroy());
  await end(failure === null ? 'done' : 'failed', { ...progress, bytesDone: failure === null ? one.fileSize : progress.bytesDone }, failure?.kind ?? null);
};

const progressOf = ({ counts, bytesDone, refusals, lastRow }: StoredImport): Progress => ({ counts, bytesDone, refusals, lastRow });
