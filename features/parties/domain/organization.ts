/** An organization as the house keeps it, and what others may be told to call it. */
import type { Localized } from '@tongtu/kernel/localized';
import type { OrganizationKind, OrganizationState } from '../contract.ts';

/** What an organization says of itself. */
export type OrganizationFields = {
  readonly kind: OrganizationKind;
  readonly name: Localized;
  /** 18 characters, normalised. */
  readonly uscc: string | null;
  /** GB/T 2260 code of a province or city; none abroad. */
  readonly region: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly parentId: string | null;
  readonly website: string | null;
  readonly description: Localized | null;
};

export type Organization = OrganizationFields & {
  readonly id: string;
  readonly state: OrganizationState;
  /** The secretariat's word on its last decision. */
  readonly stateReason: string | null;
  readonly example: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly verifiedAt: Date | null;
};

/** What the secretariat checks when it verifies. Afterwards only the secretariat changes it: nobody becomes somebody else. */
export const identityFields = ['kind', 'name', 'uscc', 'country', 'parentId'] as const satisfies readonly (keyof OrganizationFields)[];

const allFields = [...identityFields, 'region', 'website', 'description'] as const satisfies readonly (keyof OrganizationFields)[];
export type OrganizationField = (typeof allFields)[number];

const same = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const [x, y] = [a as Localized, b as Localized];
  return x.zh === y.zh && x.en === y.en;
};

/** Names of the fields that differ, in a fixed order. */
export const changedFields = (before: OrganizationFields, after: OrganizationFields): readonly OrganizationField[] =>
  allFields.filter((field) => !same(before[field], after[field]));

/** Was it ever verified? Then its identity stands fast, also while it is suspended. */
export const isIdentityLocked = (state: OrganizationState): boolean => state === 'verified' || state === 'suspended';

/** Open applications of one person: each is a letter to the whole secretariat, and a name that letters to strangers can bear. */
export const applicationsMax = 10;

/** May people be invited and join? */
export const isOpenToMembers = (state: OrganizationState): boolean => state === 'applied' || state === 'verified';
