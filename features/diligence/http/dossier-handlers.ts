/** The dossier of a case: read, filled, and its pieces taken. Exports have their own handlers. */
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import type { diligenceRoutes } from '../contract.ts';
import type { EvidenceView } from '../contract/dossier.ts';
import type { Evidence } from '../domain/evidence.ts';
import { getDossier, seenEvidence } from '../use-cases/dossier.ts';
import { downloadEvidence } from '../use-cases/download-evidence.ts';
import { linkRecord } from '../use-cases/link-record.ts';
import { listDossierAccesses } from '../use-cases/list-accesses.ts';
import { seenCase } from '../use-cases/seen-case.ts';
import { supplyEvidence } from '../use-cases/supply-evidence.ts';
import { uploadEvidenceFile } from '../use-cases/upload-evidence-file.ts';
import { withdrawEvidence } from '../use-cases/withdraw-evidence.ts';
import { presentDossier, presentEvidence } from './present-dossier.ts';

/** A piece that was just written, as its reader sees it. */
const shown = async (context: Context, written: Result<Evidence>): Promise<Result<EvidenceView>> => {
  if (!written.ok) return written;
  const seen = await seenCase(context, written.value.caseId);
  if (!seen.ok) return seen;
  const [piece] = await seenEvidence(context, seen.value.case, [written.value], seen.value.stance);
  return ok(presentEvidence(piece!));
};

export const dossierHandlers = {
  getDossier: (context, { params }) => mapResult(getDossier(context, params.caseId), presentDossier),
  listDossierAccesses: (context, { params }) =>
    mapResult(listDossierAccesses(context, params.caseId), (all) => ({
      items: all.map(({ at, name, as, what }) => ({ at: at.toISOString(), personName: name, as, what })),
    })),
  uploadEvidenceFile: (context, { params, upload }) => uploadEvidenceFile(context, params.caseId, upload),
  supplyEvidence: async (context, { params, body }) => shown(context, await supplyEvidence(context, params.caseId, body)),
  linkRecord: async (context, { params, body }) => shown(context, await linkRecord(context, params.caseId, body)),
  withdrawEvidence: async (context, { params, body }) => shown(context, await withdrawEvidence(context, params.caseId, params.evidenceId, body.reason)),
  downloadEvidence: (context, { params }) =>
    mapResult(downloadEvidence(context, params.caseId, params.evidenceId), ({ body, ...file }) => new RawAnswer(body, downloadHeaders(file))),
} satisfies Partial<Handlers<typeof diligenceRoutes>>;
