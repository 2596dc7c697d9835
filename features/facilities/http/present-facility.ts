/** Presenters of a facility's settings: what leaves the house. */
import type { Facility, Resource } from '../contract/facilities.ts';
import type { Resource as StoredResource } from '../domain/facility.ts';
import type { FacilityView } from '../use-cases/facility-view.ts';

export const presentResource = ({ id, name, capacity, groupId, openings, state, position }: StoredResource): Resource => ({
  id,
  name,
  capacity,
  groupId,
  openings: openings === null ? null : openings.map((opening) => ({ ...opening })),
  state,
  position,
});

export const presentFacility = ({ profile, organization, opened, facility, resources, tariffClass, actions }: FacilityView): Facility => ({
  id: facility.id,
  title: profile.title,
  organization: { id: organization.id, name: organization.name },
  facilityKind: profile.facilityKind,
  region: profile.region,
  example: profile.example,
  opened,
  accepting: facility.accepting,
  zone: facility.zone,
  approval: facility.approval,
  openings: [...facility.openings],
  groups: [...facility.groups],
  resources: resources.map(presentResource),
  rules: [...facility.rules],
  tariff: facility.tariff,
  terms: facility.terms,
  tariffClass,
  revision: facility.revision,
  actions: [...actions],
});
