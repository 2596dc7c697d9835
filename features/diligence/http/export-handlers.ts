/** Exports of the dossier. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { fail, mapResult, ok } from '@tongtu/kernel/result';
import type { diligenceRoutes, DossierExportView } from '../contract.ts';
import type { DossierExport } from '../store/exports.ts';
import { dossierToDownload, exportDossier, listDossierExports } from '../use-cases/export-dossier.ts';

const present = (one: DossierExport, names: ReadonlyMap<string, string>): DossierExportView => ({
  id: one.id,
  state: one.state,
  requestedBy: one.requestedBy === null ? null : (names.get(one.requestedBy) ?? null),
  requestedAt: one.requestedAt.toISOString(),
  readyAt: one.readyAt?.toISOString() ?? null,
  size: one.size,
  sha256: one.sha256,
  fault: one.fault,
});
const namesOf = ({ tx }: Context, exports: readonly DossierExport[]): Promise<ReadonlyMap<string, string>> =>
  personNamesByIds(
    tx,
    exports.flatMap(({ requestedBy }) => requestedBy ?? []),
  );

export const exportHandlers = {
  exportDossier: async (context: Context, { params }) => {
    const asked = await exportDossier(context, params.caseId);
    return asked.ok ? ok(present(asked.value, await namesOf(context, [asked.value]))) : asked;
  },
  listDossierExports: async (context, { params }) => {
    const found = await listDossierExports(context, params.caseId);
    if (!found.ok) return found;
    const names = await namesOf(context, found.value);
    return mapResult(Promise.resolve(found), (items) => ({ items: items.map((one) => present(one, names)) }));
  },
  downloadDossier: async (context, { params }) => {
    const found = await dossierToDownload(context, params.caseId, params.exportId);
    if (!found.ok) return found;
    const content = await context.files.open(found.value.sha256);
    if (content === undefined || found.value.size === null) return fail('file-not-found');
    return ok(new RawAnswer(content, downloadHeaders({ name: 'dossier.zip', mediaType: 'application/zip', size: found.value.size })));
  },
} satisfies Partial<Handlers<typeof diligenceRoutes>>;
