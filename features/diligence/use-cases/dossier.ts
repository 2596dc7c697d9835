/** The dossier of a case as somebody sees it: duties, evidence with its place in the log, articles in full. */
import { personNamesByIds } from '@tongtu/parties';
import { logIndexesOf } from '@tongtu/transparency';
import type { Context } from '@tongtu/platform/context';
import { isAuditor } from '@tongtu/kernel/reader';
import { ok, type Result } from '@tongtu/kernel/result';
import type { DossierView } from '../contract/dossier.ts';
import type { Case } from '../domain/case.ts';
import type { Evidence, EvidenceKind } from '../domain/evidence.ts';
import { isWithdrawable } from '../domain/given-by-hand.ts';
import { lateIn, stepsTaken } from '../domain/late-evidence.ts';
import type { Matrix } from '../domain/matrix.ts';
import type { Article, ObligationPack } from '../domain/obligation-pack.ts';
import { articlesOf } from '../domain/packs-for.ts';
import { suppliableKinds, mayInviteReview, mayWorkCase } from '../policy.ts';
import { recordAccess } from './accesses.ts';
import { factsOf, type CaseFacts } from './price-facts.ts';
import { seenCase, type CaseStance } from './seen-case.ts';

/** A guest reads with a link and may do nothing else. */
export type DossierStance = CaseStance | 'guest';
export type SeenEvidence = { readonly evidence: Evidence; readonly suppliedBy: string | null; readonly logIndex: number | null; readonly mayWithdraw: boolean };
export type Dossier = {
  readonly case: Case;
  readonly packs: readonly ObligationPack[];
  readonly matrix: Matrix;
  /** By element: what came after the step before which it was due. */
  readonly late: ReadonlyMap<string, readonly string[]>;
  readonly evidence: readonly SeenEvidence[];
  /** Every article that an element cites. */
  readonly articles: readonly Article[];
  /** What the reader may bring by hand. */
  readonly supplies: readonly EvidenceKind[];
  readonly actions: DossierView['actions'];
};

/** Names of who supplied, places in the log, and what the reader may do. Two queries, whatever their number. */
export const seenEvidence = async (
  { tx, reader }: Pick<Context, 'tx' | 'reader'>,
  one: Case,
  evidence: readonly Evidence[],
  stance: DossierStance,
): Promise<SeenEvidence[]> => {
  const names = await personNamesByIds(tx, [...new Set(evidence.flatMap(({ suppliedBy }) => suppliedBy ?? []))]);
  const indexes = await logIndexesOf(
    tx,
    evidence.map(({ eventId }) => eventId),
  );
  const works = stance !== 'guest' && mayWorkCase(reader, one);
  return evidence.map((piece) => ({
    evidence: piece,
    suppliedBy: piece.suppliedBy === null ? null : (names.get(piece.suppliedBy) ?? null),
    logIndex: indexes.get(piece.eventId) ?? null,
    mayWithdraw: works && isWithdrawable(piece),
  }));
};

/** By element, what came after the step before which it was due. */
export const lateOf = ({ matrix, evidence, price }: CaseFacts, { signedOn }: Pick<Case, 'signedOn'>): Map<string, readonly string[]> => {
  const taken = stepsTaken(price, signedOn);
  return new Map(matrix.rows.map((row) => [row.element.id, lateIn(row, evidence, taken)]));
};

/** The reader has been let in before (`seenCase`, a guest link); who records the look is the caller's business. */
export const dossierOf = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, one: Case, stance: DossierStance): Promise<Dossier> => {
  const facts = await factsOf(context, one);
  const { matrix, packs, evidence } = facts;
  const isGuest = stance === 'guest';
  const supplies = isGuest ? [] : suppliableKinds(context.reader, one);
  return {
    case: one,
    packs,
    matrix,
    late: lateOf(facts, one),
    evidence: await seenEvidence(context, one, evidence, stance),
    articles: articlesOf(
      packs,
      matrix.rows.flatMap(({ element }) => element.articles),
    ),
    supplies,
    actions: [
      ...(supplies.length > 0 ? (['supply', 'link'] as const) : []),
      ...(isGuest ? [] : (['export'] as const)),
      ...(!isGuest && mayInviteReview(context.reader, one) ? (['invite-review'] as const) : []),
    ],
  };
};

/** As what somebody looks, for the list of accesses. */
export const accessAs = (reader: Context['reader'], stance: DossierStance): string => (stance === 'office' && isAuditor(reader) ? 'auditor' : stance);

/** The look is recorded. Kind `case-not-found`. */
export const getDossier = async (context: Context, caseId: string): Promise<Result<Dossier>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const { case: one, stance } = seen.value;
  await recordAccess(context, caseId, 'matrix', accessAs(context.reader, stance));
  return ok(await dossierOf(context, one, stance));
};
