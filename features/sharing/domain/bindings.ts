/** Who stands behind the parties of a tree, and who therefore has to accept it. */
import type { SharingPlanJson } from '../contract/plan.ts';
import type { BindingsOut } from '../contract/versions.ts';

type Bound = BindingsOut['parties'][string];
type Bindable = Pick<SharingPlanJson, 'parties' | 'pool'>;

/** Bindings of parties and members that the tree names; what it no longer names is dropped. */
export const keptBindings = (tree: Bindable, bindings: BindingsOut): BindingsOut => {
  const kept = (ids: readonly string[], from: Readonly<Record<string, Bound>>): Record<string, Bound> =>
    Object.fromEntries(ids.flatMap((id) => (Object.hasOwn(from, id) ? [[id, from[id]!]] : [])));
  return {
    parties: kept(
      tree.parties.map((party) => party.id),
      bindings.parties,
    ),
    members: kept(tree.pool?.members.map((member) => member.id) ?? [], bindings.members),
  };
};

/** Parties that are a unit are the unit itself. */
export const withUnit = (tree: Bindable, bindings: BindingsOut, unit: Bound): BindingsOut => ({
  ...bindings,
  parties: { ...bindings.parties, ...Object.fromEntries(tree.parties.filter((party) => party.role === 'unit').map((party) => [party.id, unit])) },
});

const isNamed = (bound: Bound | undefined, name: object | undefined): boolean =>
  name !== undefined || (bound !== undefined && (bound.organizationId !== null || bound.personId !== null || Object.keys(bound.name).length > 0));

/** Parties and members behind whom nobody stands, `parties.fund`; the party of a pool is its members. */
export const unboundOf = (tree: Bindable, bindings: BindingsOut): string[] => {
  const pooled = (tree.pool?.members.length ?? 0) > 0 ? tree.pool?.party : undefined;
  return [
    ...tree.parties.filter(({ id, name }) => id !== pooled && !isNamed(bindings.parties[id], name)).map(({ id }) => `parties.${id}`),
    ...(tree.pool?.members ?? []).filter(({ id, name }) => !isNamed(bindings.members[id], name)).map(({ id }) => `members.${id}`),
  ];
};

/** Every organization that has to accept, the unit first. */
export const acceptorsOf = (unitId: string, bindings: BindingsOut): string[] => [
  ...new Set([unitId, ...Object.values(bindings.parties).flatMap((bound) => bound.organizationId ?? [])]),
];

/** Persons and organizations that find the plan once it is proposed. */
export const readersOf = (bindings: BindingsOut): { readonly id: string; readonly kind: 'organization' | 'person' }[] => {
  const all = [...Object.values(bindings.parties), ...Object.values(bindings.members)];
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
  return [
    ...unique(all.flatMap((bound) => bound.organizationId ?? [])).map((id) => ({ id, kind: 'organization' as const })),
    ...unique(all.flatMap((bound) => bound.personId ?? [])).map((id) => ({ id, kind: 'person' as const })),
  ];
};
