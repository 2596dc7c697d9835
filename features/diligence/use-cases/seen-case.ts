/** A case as far as the reader may see it. For others it does not exist. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { isInside, isPlatform } from '../policy.ts';
import { findCase, lockCase } from '../store/cases.ts';
import { committeeIdsOfMember } from '../store/committees.ts';
import { isDecisionMember } from '../store/decision-members.ts';

/** What the reader is to the case: of the unit, of a committee that decides or decided it, or of the office. */
export type CaseStance = 'unit' | 'committee' | 'office';
export type SeenCase = { readonly case: Case; readonly stance: CaseStance };

const stanceTo = async ({ tx, reader }: Pick<Context, 'tx' | 'reader'>, one: Case): Promise<CaseStance | undefined> => {
  if (isInside(reader, one.organizationId)) return 'unit';
  if (isPlatform(reader)) return 'office';
  if (reader.personId === undefined) return undefined;
  if (one.committeeId !== null && (await committeeIdsOfMember(tx, reader.personId)).includes(one.committeeId)) return 'committee';
  return (await isDecisionMember(tx, one.id, reader.personId)) ? 'committee' : undefined;
};

/** Kind `case-not-found`. */
export const seenCase = async (context: Pick<Context, 'tx' | 'reader'>, caseId: string): Promise<Result<SeenCase>> => {
  const one = await findCase(context.tx, caseId);
  const stance = one && (await stanceTo(context, one));
  return one === undefined || stance === undefined ? fail('case-not-found') : ok({ case: one, stance });
};

/**
 * Held until the transaction ends, whoever asks: for rooms above, which have judged by their own rules whether what happened may happen,
 * and for jobs. Undefined where there is none.
 */
export const heldCase = ({ tx }: Pick<Context, 'tx'>, caseId: string): Promise<Case | undefined> => lockCase(tx, caseId);

/** As `seenCase`, and held until the transaction ends, for an act that only some may do. Kinds case-not-found, not-allowed. */
export const workedCase = async (
  context: Pick<Context, 'tx' | 'reader'>,
  caseId: string,
  may: (reader: Context['reader'], one: Case) => boolean,
): Promise<Result<SeenCase>> => {
  const one = await lockCase(context.tx, caseId);
  const stance = one && (await stanceTo(context, one));
  if (one === undefined || stance === undefined) return fail('case-not-found');
  return may(context.reader, one) ? ok({ case: one, stance }) : fail('not-allowed');
};
