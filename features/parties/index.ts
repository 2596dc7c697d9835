/** What other features may use of parties. */
export { isCountryCode as isCountry } from './domain/countries.ts';
export { centreOf, distanceKm, isRegionCode as isRegion, provinceOf } from './domain/regions.ts';
export { contactsOf, contactsOfPeople, countVerifiedOrganizations, type Contact } from './store/contacts.ts';
export { membershipsOf } from './store/members.ts';
export {
  memberOf,
  organizationById,
  organizationCardsByIds,
  organizationsNamed,
  organizationsUpward,
  personNamesByIds,
  readerOf,
  usccOf,
} from './store/read.ts';
export { addMember, ensurePerson, foundOrganization, grantPlatformRoles, type Founding, type OrganizationFields } from './use-cases/found-organization.ts';
export { identifyPerson, type SignedInAccount } from './use-cases/session.ts';
export { findOrganizations, hasOrganizations, personByEmail } from './store/find.ts';
export { closePerson } from './use-cases/close-person.ts';
