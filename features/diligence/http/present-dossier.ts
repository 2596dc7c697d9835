/** What leaves of a dossier; the guest's view presents it the same way. */
import type { DossierView, EvidenceView, MatrixRow } from '../contract/dossier.ts';
import type { MatrixRow as Row } from '../domain/matrix.ts';
import type { Due } from '../domain/obligation-pack.ts';
import type { Dossier, SeenEvidence } from '../use-cases/dossier.ts';

export const presentEvidence = ({ evidence, suppliedBy, logIndex, mayWithdraw }: SeenEvidence): EvidenceView => ({
  id: evidence.id,
  kind: evidence.kind,
  title: evidence.title,
  source: evidence.source,
  sha256: evidence.sha256,
  file: evidence.file === null ? null : { ...evidence.file, sha256: evidence.sha256 ?? '' },
  suppliedBy,
  suppliedAs: evidence.suppliedAs,
  suppliedAt: evidence.suppliedAt.toISOString(),
  withdrawnAt: evidence.withdrawnAt?.toISOString() ?? null,
  withdrawnReason: evidence.withdrawnReason,
  logIndex,
  actions: [...(evidence.file !== null || evidence.record !== null ? (['download'] as const) : []), ...(mayWithdraw ? (['withdraw'] as const) : [])],
});

/** A step's name, or `days-after-signing`. */
export const dueCode = (due: Due): string => ('before' in due ? due.before : 'days-after-signing');

export const presentRow = ({ element, status, needs, dueOn, evidence }: Row, late: readonly string[]): MatrixRow => ({
  id: element.id,
  name: element.name,
  text: element.text,
  required: element.required,
  status,
  needs: needs.map(({ anyOf, atLeast, has }) => ({ anyOf: [...anyOf], atLeast, has })),
  suppliedBy: element.suppliedBy,
  due: dueCode(element.due),
  dueOn,
  articles: [...element.articles],
  evidence: [...evidence],
  late: [...late],
});

export const presentDossier = ({ case: one, packs, matrix, late, evidence, articles, supplies, actions }: Dossier): DossierView => ({
  caseId: one.id,
  title: one.title,
  packs: packs.map(({ code, version, title }) => ({ code, version, title })),
  rows: matrix.rows.map((row) => presentRow(row, late.get(row.element.id) ?? [])),
  evidence: evidence.map(presentEvidence),
  articles: articles.map((article) => ({ ...article })),
  complete: matrix.complete,
  missing: matrix.missing,
  unconfirmed: articles.filter(({ confirmed }) => !confirmed).length,
  supplies: [...supplies],
  actions: [...actions],
});
