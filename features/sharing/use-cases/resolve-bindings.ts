/** Bindings as they were asked for become bindings with names; whoever is named must be there. */
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { SharingPlanJson } from '../contract/plan.ts';
import type { Binding, Bindings, BindingsOut } from '../contract/versions.ts';
import { keptBindings, withUnit } from '../domain/bindings.ts';

/** Kinds `binding-unknown` (a party that the tree does not name), `organization-not-found`, `person-not-found`. */
export const resolveBindings = async (
  { tx }: Pick<Context, 'tx'>,
  unitId: string,
  tree: Pick<SharingPlanJson, 'parties' | 'pool'>,
  asked: Bindings,
): Promise<Result<BindingsOut>> => {
  const known = { parties: tree.parties.map((party) => party.id), members: tree.pool?.members.map((member) => member.id) ?? [] };
  for (const group of ['parties', 'members'] as const)
    for (const id of Object.keys(asked[group]))
      if (!known[group].includes(id)) return fail('binding-unknown', { field: `bindings.${group}.${id}`, details: { party: id } });
  const all = [...Object.values(asked.parties), ...Object.values(asked.members)];
  const organizations = await organizationCardsByIds(tx, [unitId, ...all.flatMap((one) => one.organizationId ?? [])]);
  const people = await personNamesByIds(
    tx,
    all.flatMap((one) => one.personId ?? []),
  );
  for (const group of ['parties', 'members'] as const)
    for (const [id, one] of Object.entries(asked[group])) {
      if (one.organizationId !== undefined && !organizations.has(one.organizationId))
        return fail('organization-not-found', { field: `bindings.${group}.${id}` });
      if (one.personId !== undefined && !people.has(one.personId)) return fail('person-not-found', { field: `bindings.${group}.${id}` });
    }
  const bound = (one: Binding): BindingsOut['parties'][string] => {
    const person = one.personId === undefined ? undefined : people.get(one.personId);
    const name = person ?? one.name;
    const organization = one.organizationId === undefined ? undefined : organizations.get(one.organizationId)?.name;
    return {
      organizationId: one.organizationId ?? null,
      personId: one.personId ?? null,
      name: name === undefined ? (organization ?? {}) : { zh: name, en: name },
    };
  };
  const each = (group: Readonly<Record<string, Binding>>) => Object.fromEntries(Object.entries(group).map(([id, one]) => [id, bound(one)]));
  const resolved = keptBindings(tree, { parties: each(asked.parties), members: each(asked.members) });
  return ok(withUnit(tree, resolved, { organizationId: unitId, personId: null, name: organizations.get(unitId)?.name ?? {} }));
};
