/**
 * The steps of a case itself. Clearing and signing ask once more for everything: what is missing is named before anybody is bound,
 * and what was there yesterday must still be there today.
 */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { caseDay, isDay } from '../domain/case-day.ts';
import { caseLifecycle, type CaseAction } from '../domain/case-lifecycle.ts';
import { isGapAtAll, mayBeSigned, nothingMissing } from '../domain/clearing.ts';
import { packName } from '../domain/packs-for.ts';
import { mayStepCase } from '../policy.ts';
import { keepCase } from './keep-case.ts';
import { factsOf, relatedFactOf } from './price-facts.ts';
import { workedCase } from './seen-case.ts';

export type CaseStep = { readonly action: CaseAction; readonly on?: string | undefined; readonly reason?: string | undefined };

const said = { clear: 'case-cleared', reopen: 'case-reopened', sign: 'case-signed', close: 'case-closed', abandon: 'case-abandoned' } as const;

/** The day of signing: not to come, and not before the case was cleared. */
const signingDay = (one: Case, on: string | undefined, today: string): Result<string> => {
  if (on === undefined || !isDay(on)) return fail('date-malformed', { field: 'body.on' });
  if (on > today) return fail('day-in-future', { field: 'body.on', details: { today } });
  return one.clearedOn !== null && on < one.clearedOn ? fail('signed-before-cleared', { field: 'body.on', details: { clearedOn: one.clearedOn } }) : ok(on);
};

/**
 * Kinds `case-not-found`, `not-allowed`, `wrong-state`, `reason-needed` (to abandon), `date-malformed`, `day-in-future`,
 * `signed-before-cleared`, those of `mayBeSigned`, and for `close` `dossier-incomplete`.
 */
export const stepCase = async (context: Context, caseId: string, { action, on, reason }: CaseStep): Promise<Result<Case>> => {
  const worked = await workedCase(context, caseId, mayStepCase);
  if (!worked.ok) return worked;
  const before = worked.value.case;
  const to = caseLifecycle.next(before.state, action, () => true);
  if (!to.ok) return to;
  if (action === 'abandon' && reason === undefined) return fail('reason-needed', { field: 'body.reason' });
  const today = caseDay(context.now);
  const day = action === 'sign' ? signingDay(before, on, today) : ok(null);
  if (!day.ok) return day;
  const facts = await factsOf(context, before);
  const rows = facts.matrix.rows;
  if (action === 'clear' || action === 'sign') {
    const may = mayBeSigned({ case: before, price: facts.price, related: await relatedFactOf(context, before), rows });
    if (!may.ok) return may;
  }
  if (action === 'close') {
    const complete = nothingMissing(rows, isGapAtAll);
    if (!complete.ok) return complete;
  }
  const after: Case = {
    ...before,
    state: to.value,
    clearedOn: action === 'clear' ? today : action === 'reopen' ? null : before.clearedOn,
    signedOn: day.value ?? before.signedOn,
  };
  await announce(context, {
    kind: said[action],
    subject: { type: 'diligence-case', id: caseId },
    organizationId: before.organizationId,
    changed: { state: after.state, signedOn: after.signedOn, reason: reason ?? null, revision: after.revision, packs: facts.packs.map(packName) },
  });
  return ok(await keepCase(context, after));
};
