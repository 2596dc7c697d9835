/** A facility as it is booked, and how its owner sets it. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { mapResult, type Result } from '@tongtu/kernel/result';
import type { facilityRoutes } from '../contract.ts';
import { listFacilityCustomers, setCustomerClass } from '../use-cases/facility-customers.ts';
import { getFacility, type FacilityView } from '../use-cases/facility-view.ts';
import { openFacility } from '../use-cases/open-facility.ts';
import { listOrganizationFacilities } from '../use-cases/organization-facilities.ts';
import { grantQualification, listQualifications, revokeQualification, type NamedQualification } from '../use-cases/qualifications.ts';
import { addResource, saveResource } from '../use-cases/resources.ts';
import { saveFacility } from '../use-cases/save-facility.ts';
import { presentFacility } from './present-facility.ts';

const facility = (result: Promise<Result<FacilityView>>) => mapResult(result, presentFacility);

const presentQualification = ({ id, personId, personName, code, validFrom, validUntil, grantedAt }: NamedQualification) => ({
  id,
  personId,
  personName,
  code,
  validFrom,
  validUntil,
  grantedAt: grantedAt.toISOString(),
});
const items = <T>(all: readonly T[]): { items: T[] } => ({ items: [...all] });

export const facilityHandlers = {
  getFacility: (context: Context, { params, query }) => facility(getFacility(context, params.facilityId, query.organizationId)),
  openFacility: (context, { params, body }) => facility(openFacility(context, params.facilityId, body)),
  saveFacility: (context, { params, body }) => facility(saveFacility(context, params.facilityId, body)),
  listOrganizationFacilities: (context, { params }) => mapResult(listOrganizationFacilities(context, params.organizationId), items),
  addResource: (context, { params, body }) => facility(addResource(context, params.facilityId, body)),
  saveResource: (context, { params, body }) => facility(saveResource(context, params.facilityId, params.resourceId, body)),
  listQualifications: (context, { params }) =>
    mapResult(listQualifications(context, params.facilityId), (granted) => ({ items: granted.map(presentQualification) })),
  grantQualification: (context, { params, body }) => mapResult(grantQualification(context, params.facilityId, body), presentQualification),
  revokeQualification: (context, { params }) => revokeQualification(context, params.facilityId, params.qualificationId),
  listFacilityCustomers: (context, { params }) => mapResult(listFacilityCustomers(context, params.facilityId), items),
  setCustomerClass: (context, { params, body }) => setCustomerClass(context, params.facilityId, params.organizationId, body.tariffClass),
} satisfies Partial<Handlers<typeof facilityRoutes>>;
