/** In which class an organization pays unless the owner has put it into another: by what it is, never by what it says of itself. */
import type { OrganizationKind, OrganizationState } from '@tongtu/parties/contract';
import type { TariffClass } from '../contract/tariffs.ts';

/** `small-enterprise` is given by an owner alone: its size stands in no register that we read. */
export const ordinaryClassOf = (organization: { readonly kind: OrganizationKind; readonly state: OrganizationState } | null): TariffClass => {
  if (organization === null || organization.state !== 'verified' || organization.kind === 'international') return 'outside';
  return organization.kind === 'university' || organization.kind === 'research-institute' ? 'research' : 'member';
};
