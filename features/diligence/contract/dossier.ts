/** The dossier of a case: duties, evidence, articles; what is missing; files; exports. */
import { z } from 'zod';
import { id, localized, localizedOut, route, text } from '@tongtu/platform/contract';
import { evidenceKinds } from '../domain/evidence.ts';
import { suppliers } from '../domain/obligation-pack.ts';
import { caseParams } from './cases.ts';
import { article } from './packs.ts';
import { fileShown } from './price-records.ts';

export const elementStatuses = ['met', 'missing', 'not-yet', 'not-applicable'] as const;
export type ElementStatus = (typeof elementStatuses)[number];

export const evidenceView = z.object({
  id,
  kind: z.enum(evidenceKinds),
  title: localizedOut,
  source: z.object({ type: z.string(), id: z.string() }),
  sha256: z.string().nullable(),
  file: fileShown.nullable(),
  suppliedBy: z.string().nullable(),
  suppliedAs: z.string(),
  suppliedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnReason: z.string().nullable(),
  /** Where it stands in the log; null for a moment after it was supplied. */
  logIndex: z.number().int().nullable(),
  actions: z.array(z.enum(['download', 'withdraw'])),
});
export type EvidenceView = z.output<typeof evidenceView>;

const both = z.object({ zh: z.string(), en: z.string() });
export const matrixRow = z.object({
  id: z.string(),
  name: both,
  text: both,
  required: z.boolean(),
  status: z.enum(elementStatuses),
  needs: z.array(z.object({ anyOf: z.array(z.enum(evidenceKinds)), atLeast: z.number().int(), has: z.number().int() })),
  suppliedBy: z.enum(suppliers),
  /** `decision`, `notice`, `signing`, `closing`, `days-after-signing`. */
  due: z.string(),
  /** ISO day, where it is known. */
  dueOn: z.string().nullable(),
  articles: z.array(z.string()),
  /** Ids of `evidence`. */
  evidence: z.array(id),
  /** Those of them that came after the step before which they were due. */
  late: z.array(id),
});
export type MatrixRow = z.output<typeof matrixRow>;

export const dossierView = z.object({
  caseId: id,
  title: localizedOut,
  packs: z.array(z.object({ code: z.string(), version: z.number().int(), title: both })),
  rows: z.array(matrixRow),
  evidence: z.array(evidenceView),
  articles: z.array(article),
  complete: z.boolean(),
  missing: z.number().int(),
  /** Not signed by a lawyer yet: texts marked so. */
  unconfirmed: z.number().int(),
  /** Kinds that the reader may bring by hand. */
  supplies: z.array(z.enum(evidenceKinds)),
  actions: z.array(z.enum(['supply', 'link', 'export', 'invite-review'])),
});
export type DossierView = z.output<typeof dossierView>;

export const getDossier = route({
  name: 'getDossier',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/dossier',
  summary: 'Duty, evidence, article, gaps; each look at it is recorded',
  params: caseParams,
  response: dossierView,
  errors: ['case-not-found'],
});
export const listDossierAccesses = route({
  name: 'listDossierAccesses',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/dossier/accesses',
  summary: 'Who looked at the dossier or took a file of it, and when',
  params: caseParams,
  response: z.object({
    items: z.array(z.object({ at: z.iso.datetime(), personName: z.string(), as: z.string(), what: z.enum(['matrix', 'file', 'export']) })),
  }),
  errors: ['case-not-found'],
});
export const uploadEvidenceFile = route({
  name: 'uploadEvidenceFile',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/files',
  summary: 'Hand in a file; evidence refers to it by the answered id',
  params: caseParams,
  upload: true,
  response: fileShown.extend({ id }),
  status: 201,
  rateLimit: 60,
  errors: ['case-not-found', 'file-too-large', 'file-empty', 'file-type-refused', 'file-unreadable', 'evidence-files-too-many', 'state-secret-refused'],
});
export const supplyEvidence = route({
  name: 'supplyEvidence',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/evidence',
  summary: 'Supply a file, or a statement in words, as evidence',
  params: caseParams,
  body: z.object({ kind: z.enum(evidenceKinds), title: localized(200), fileId: id.nullable(), words: text(8000, { multiline: true }).nullable() }),
  response: evidenceView,
  status: 201,
  errors: [
    'case-not-found',
    'evidence-file-not-found',
    'evidence-empty',
    'evidence-in-two-forms',
    'evidence-already-there',
    'evidence-kind-reserved',
    'evidence-file-needed',
    'evidence-too-many',
    'state-secret-refused',
  ],
});
export const linkRecord = route({
  name: 'linkRecord',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/evidence/links',
  summary: 'Name a record of another room as evidence: its entries stand in the log',
  params: caseParams,
  body: z.object({ kind: z.enum(evidenceKinds), title: localized(200), subject: z.object({ type: z.string().regex(/^[a-z][a-z-]{0,60}$/), id }) }),
  response: evidenceView,
  status: 201,
  errors: [
    'case-not-found',
    'record-not-logged',
    'evidence-already-there',
    'evidence-kind-reserved',
    'evidence-file-needed',
    'evidence-too-many',
    'state-secret-refused',
  ],
});
export const withdrawEvidence = route({
  name: 'withdrawEvidence',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/evidence/:evidenceId/withdraw',
  summary: 'Take evidence back with a reason; it stays readable',
  params: caseParams.extend({ evidenceId: id }),
  body: z.object({ reason: text(1000, { multiline: true }) }),
  response: evidenceView,
  errors: ['case-not-found', 'evidence-not-found', 'wrong-state', 'evidence-kind-reserved'],
});
export const downloadEvidence = route({
  name: 'downloadEvidence',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/evidence/:evidenceId/file',
  summary: 'The file, or the canonical record, of a piece of evidence',
  params: caseParams.extend({ evidenceId: id }),
  errors: ['case-not-found', 'evidence-not-found', 'file-not-found'],
});

export const dossierExport = z.object({
  id,
  state: z.enum(['making', 'ready', 'failed']),
  requestedBy: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  readyAt: z.iso.datetime().nullable(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  fault: z.string().nullable(),
});
export type DossierExportView = z.output<typeof dossierExport>;
export const exportDossier = route({
  name: 'exportDossier',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/dossier/exports',
  summary: 'Make dossier.zip; it waits for the log to hold its manifest',
  params: caseParams,
  response: dossierExport,
  status: 202,
  rateLimit: 10,
  errors: ['case-not-found', 'dossier-export-running', 'dossier-exports-too-many', 'dossier-too-large'],
});
export const listDossierExports = route({
  name: 'listDossierExports',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/dossier/exports',
  summary: 'Exports of the dossier, the latest first',
  params: caseParams,
  response: z.object({ items: z.array(dossierExport) }),
  errors: ['case-not-found'],
});
export const downloadDossier = route({
  name: 'downloadDossier',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/dossier/exports/:exportId/file',
  summary: 'dossier.zip',
  params: caseParams.extend({ exportId: id }),
  errors: ['case-not-found', 'dossier-export-not-found'],
  rateLimit: 30,
});
