/**
 * The matrix of a case as it stands now. Until it is signed a case is judged by the packs of today, for that is the law under which
 * it will be signed; afterwards by those of the day of signing, whatever came later. One that was abandoned keeps those of its opening.
 */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { caseDay } from '../domain/case-day.ts';
import type { Case } from '../domain/case.ts';
import type { Evidence } from '../domain/evidence.ts';
import { matrixOf, type Matrix } from '../domain/matrix.ts';
import type { CounterpartyPlace, ObligationPack } from '../domain/obligation-pack.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { packsForUnit } from './packs.ts';

export type CaseMatrix = { readonly matrix: Matrix; readonly packs: readonly ObligationPack[]; readonly evidence: readonly Evidence[] };

/** The day (ISO) whose packs judge the case. */
export const judgedOn = (one: Case, today: string): string => one.signedOn ?? (one.state === 'abandoned' ? caseDay(one.openedAt) : today);

/** 境外: Hong Kong, Macau and Taiwan, which have codes of their own, are abroad too (科学技术进步法 34). */
const counterpartyPlace = async ({ tx }: Pick<Context, 'tx'>, { counterparty: { organizationId } }: Case): Promise<CounterpartyPlace> => {
  const other = organizationId === null ? undefined : await organizationById(tx, organizationId);
  return other === undefined || other.country === 'CN' ? 'home' : 'abroad';
};

export const matrixOfCase = async ({ tx, now }: Pick<Context, 'tx' | 'now'>, one: Case): Promise<CaseMatrix> => {
  const today = caseDay(now);
  const packs = await packsForUnit({ tx }, one, judgedOn(one, today));
  const evidence = await evidenceOfCase(tx, one.id);
  const judged = { ...one, counterpartyPlace: await counterpartyPlace({ tx }, one) };
  return { matrix: matrixOf({ case: judged, packs, evidence, today }), packs, evidence };
};
