/** Who stands behind parties and members, while it is being changed. Pure. */
import type { Binding, Bindings, BindingsOut } from '../../contract/versions.ts';
import type { SharingPlanJson } from '../../contract/plan.ts';

/** What came from the house, as it goes back: a name alone only where nobody of the house stands behind it. */
export const bindingsOf = (out: BindingsOut): Bindings => {
  const one = ({ organizationId, personId, name }: BindingsOut['parties'][string]): Binding => ({
    ...(organizationId === null ? {} : { organizationId }),
    ...(personId === null ? {} : { personId }),
    ...(organizationId === null && personId === null && (name.zh ?? name.en) !== undefined ? { name: (name.zh ?? name.en)! } : {}),
  });
  const all = (group: BindingsOut['parties']): Record<string, Binding> => Object.fromEntries(Object.entries(group).map(([id, bound]) => [id, one(bound)]));
  return { parties: all(out.parties), members: all(out.members) };
};

const isSaid = (binding: Binding): boolean => Object.values(binding).some((value) => value !== undefined && value !== '');

/** Of what the tree names, and what says something; the unit is bound by the house itself. */
export const bindingsFor = (tree: Pick<SharingPlanJson, 'parties' | 'pool'>, bindings: Bindings): Bindings => {
  const kept = (ids: readonly string[], group: Bindings['parties']): Record<string, Binding> =>
    Object.fromEntries(ids.flatMap((id) => (group[id] !== undefined && isSaid(group[id]) ? [[id, group[id]]] : [])));
  return {
    parties: kept(
      tree.parties.filter(({ role }) => role !== 'unit').map(({ id }) => id),
      bindings.parties,
    ),
    members: kept(tree.pool?.members.map(({ id }) => id) ?? [], bindings.members),
  };
};

/** Parties that have to be bound: not the unit, and not the party of a pool, which is its members. */
export const boundParties = ({ parties, pool }: Pick<SharingPlanJson, 'parties' | 'pool'>) =>
  parties.filter(({ id, role }) => role !== 'unit' && !(pool !== undefined && pool.members.length > 0 && pool.party === id));
