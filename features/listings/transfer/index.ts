/** Import, export and code tables: what http and server mount, and what the command line uses. */
import { handleJob, type HandledJob } from '@tongtu/platform/jobs';
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import type { Language } from '@tongtu/kernel/localized';
import { ok } from '@tongtu/kernel/result';
import type { ListingImport, listingRoutes } from '../contract.ts';
import type { StoredImport } from '../store/imports.ts';
import { facilityFields, mrl, parameters, sectors, tests, trl } from '../vocabulary/index.ts';
import { exportListings } from './export-listings.ts';
import { labels } from './names.ts';
import { getImport, importListingsJob, listImports, performImport, startImport } from './start-import.ts';

export { jsonLdOf, type LinkedFace } from './json-ld.ts';
export { runImport, type ImportFormat, type ImportRun, type Progress } from './run-import.ts';
export { formatOf } from './start-import.ts';

export type TransferOptions = {
  /** The sentence of a failure kind, for reports of refused rows. */
  readonly sentence: (language: Language, kind: string, values: Readonly<Record<string, unknown>>) => string | undefined;
  /** Where the platform is reached. */
  readonly publicUrl: () => string;
  readonly clock: () => Date;
};

type TransferRoute = 'importListings' | 'getListingImport' | 'listListingImports' | 'exportListings' | 'getTaxonomy';

const present = (one: StoredImport, language: Language, { sentence }: TransferOptions): ListingImport => ({
  id: one.id,
  fileName: one.fileName,
  format: one.format,
  state: one.state,
  rows: { ...one.counts },
  progress: { done: one.bytesDone, total: one.fileSize },
  refusals: [
    ...(one.failure === null ? [] : [{ row: 0, kind: one.failure, field: null, detail: sentence(language, one.failure, {}) ?? one.failure }]),
    ...one.refusals.map(({ row, kind, field, values }) => ({ row, kind, field, detail: sentence(language, kind, values ?? {}) ?? kind })),
  ],
  startedAt: one.startedAt.toISOString(),
  endedAt: one.endedAt?.toISOString() ?? null,
});

const tables = { sectors, 'facility-fields': facilityFields, parameters, tests, trl, mrl, labels: { version: '1', items: labels } } as const;

export const transferHandlers = (options: TransferOptions): Pick<Handlers<typeof listingRoutes>, TransferRoute> => ({
  importListings: async (context, { params, query, upload }) => {
    const started = await startImport(context, params.organizationId, query, upload);
    return started.ok ? ok(present(started.value, context.language, options)) : started;
  },
  getListingImport: async (context, { params }) => {
    const found = await getImport(context, params.organizationId, params.importId);
    return found.ok ? ok(present(found.value, context.language, options)) : found;
  },
  listListingImports: async (context, { params }) => {
    const found = await listImports(context, params.organizationId);
    return found.ok ? ok({ items: found.value.map((one) => present(one, context.language, options)) }) : found;
  },
  exportListings: async (context, { query }) => ok(exportListings(context, query, options.publicUrl())),
  getTaxonomy: async (_context, { params }) => {
    const { version, items } = tables[params.name];
    return ok({ version, items: items.map((item) => ({ ...item })) });
  },
});

export const transferJobs = ({ clock }: TransferOptions): readonly HandledJob<Context>[] => [
  handleJob<Context, { importId: string }>(importListingsJob, (context, { importId }, run) => performImport(context, importId, run, clock)),
];
