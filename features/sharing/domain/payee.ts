/** Payees of a plan as its versions name them: a party may be bound anew, or be gone, in a later version. */
import { tagsOf, type PayoutTag } from './payout-tags.ts';
import { payeeKey, payeesOf, type PayeeOf, type StoredVersion } from './stored-plan.ts';

export type Payee = PayeeOf & {
  readonly key: string;
  /** A natural person; an organization's share has no tags. */
  readonly isPerson: boolean;
  /** Weight in the pool as the plan writes it; null for a party of its own. */
  readonly weight: string | null;
  readonly tags: readonly PayoutTag[];
};

type Settling = Pick<StoredVersion, 'state' | 'version' | 'tree' | 'bindings'>;

/** By key. Members of a pool are persons unless an organization is bound to them; so are completers who are only named. */
export const payeesOfVersion = (version: Pick<StoredVersion, 'tree' | 'bindings'>): ReadonlyMap<string, Payee> => {
  const { tree } = version;
  const roles = new Map(tree.parties.map((party) => [party.id, party.role]));
  const weights = new Map((tree.pool?.members ?? []).map((member) => [member.id, member.weight]));
  return new Map(
    payeesOf(version).map((of) => {
      const role = roles.get(of.party) ?? 'partner';
      const isPerson = of.organizationId === null && (of.personId !== null || of.member !== null || role === 'completers' || role === 'transformers');
      const key = payeeKey(of.party, of.member);
      const weight = of.member === null ? null : (weights.get(of.member) ?? null);
      return [key, { ...of, key, isPerson, weight, tags: tagsOf(tree.unit.entityType, role, isPerson) }];
    }),
  );
};

/** Versions by which events are settled. */
export const settlingVersions = <V extends Pick<StoredVersion, 'state'>>(versions: readonly V[]): V[] =>
  versions.filter(({ state }) => state === 'in-force' || state === 'superseded');

/** All payees of a plan, each as the latest version that has it names him; in the order in which they first appear. */
export const payeesOfPlan = (versions: readonly Settling[]): Payee[] => {
  const found = new Map<string, Payee>();
  for (const version of settlingVersions(versions).toSorted((a, b) => a.version - b.version))
    for (const [key, payee] of payeesOfVersion(version)) found.set(key, payee);
  return [...found.values()];
};
