/** What a decision waits for from one of its members, as the server offers it to him. Pure. */
import type { DecisionView } from '../../contract/committees.ts';

export type Wait = 'declare' | 'open' | 'vote' | 'count' | 'confirm';
type Of = Pick<DecisionView, 'actions' | 'members'>;

export const memberOf = ({ members }: Pick<Of, 'members'>, personId: string | undefined): DecisionView['members'][number] | undefined =>
  members.find((member) => member.personId === personId);

/** The one thing to do now; undefined where others are to act. A vote that was cast may still be changed, but nobody waits for it. */
export const waitsFor = (decision: Of, personId: string | undefined): Wait | undefined => {
  const me = memberOf(decision, personId);
  if (me === undefined) return undefined;
  const can = (action: DecisionView['actions'][number]): boolean => decision.actions.includes(action);
  if (can('declare') && me.conflict === 'open') return 'declare';
  if (can('open')) return 'open';
  if (can('vote') && !me.voted) return 'vote';
  // The count is due when everybody who may vote has voted.
  if (can('count') && decision.members.every((member) => member.conflict !== 'none' || member.voted)) return 'count';
  return can('confirm') && me.confirmedAt === null ? 'confirm' : undefined;
};
