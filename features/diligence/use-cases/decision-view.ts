/** Decisions as a reader may see them: names, and what he may do now. Voices of others are nobody's business before the count. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { isAuditor } from '@tongtu/kernel/reader';
import type { DecisionView } from '../contract/committees.ts';
import type { Case } from '../domain/case.ts';
import { isAble, memberIn, presides, type Decision } from '../domain/decision.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { isConfirmationOverdue } from '../domain/decision-waits.ts';
import { mayWorkCase } from '../policy.ts';
import { committeesOf } from '../store/committees.ts';
import { isDecidable, type WorkedDecision } from './worked-decision.ts';

export type SeenDecision = {
  readonly case: Case;
  readonly decision: Decision;
  readonly committeeName: Localized;
  readonly names: ReadonlyMap<string, string>;
  readonly readerId: string | undefined;
  readonly able: number;
  readonly actions: DecisionView['actions'];
};

export const mayCancel = (reader: Context['reader'], one: Case, decision: Decision): boolean => mayWorkCase(reader, one) || presides(decision, reader.personId);

const actionsOf = ({ reader, now }: Pick<Context, 'reader' | 'now'>, one: Case, decision: Decision, able: number): DecisionView['actions'] => {
  if (isAuditor(reader)) return [];
  const member = memberIn(decision, reader.personId);
  const decidable = isDecidable(one);
  const may: Readonly<Record<DecisionView['actions'][number], boolean>> = {
    declare: decidable && member !== undefined && member.conflict !== 'declared',
    open: decidable && presides(decision, reader.personId) && able >= decision.quorumNeeded,
    vote: decidable && member !== undefined && isAble(member),
    count: decidable && presides(decision, reader.personId),
    confirm: member !== undefined && member.voice !== null && member.confirmedAt === null,
    cancel: mayCancel(reader, one, decision) && (decision.state !== 'counted' || isConfirmationOverdue(decision, now)),
  };
  return decisionLifecycle
    .allowedActions(decision.state)
    .filter((action) => action !== 'finish')
    .filter((action) => may[action]);
};

export const decisionViews = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, all: readonly WorkedDecision[]): Promise<SeenDecision[]> => {
  const { tx, reader } = context;
  const names = await personNamesByIds(
    tx,
    all.flatMap(({ decision }) => decision.members.map((member) => member.personId)),
  );
  const committees = new Map(
    (await committeesOf(tx, { ids: [...new Set(all.map(({ decision }) => decision.committeeId))] })).map((each) => [each.id, each.name]),
  );
  return all.map(({ case: one, decision }) => {
    const able = decision.members.filter(isAble).length;
    return {
      case: one,
      decision,
      committeeName: committees.get(decision.committeeId) ?? {},
      names,
      readerId: reader.personId,
      able,
      actions: actionsOf(context, one, decision, able),
    };
  });
};
export const decisionView = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, worked: WorkedDecision): Promise<SeenDecision> =>
  (await decisionViews(context, [worked]))[0]!;
