/** Who is qualified to use a facility, and who pays in which class. */
import { z } from 'zod';
import { id, localizedOut, route } from '@tongtu/platform/contract';
import { facilityParams } from './facilities.ts';
import { tariffClass } from './tariffs.ts';

export const qualification = z.object({
  id,
  personId: id,
  personName: z.string(),
  code: z.string(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  grantedAt: z.iso.datetime(),
});
export const listQualifications = route({
  name: 'listQualifications',
  method: 'GET',
  path: '/api/facilities/:facilityId/qualifications',
  summary: 'Who was trained or is licensed, until when',
  params: facilityParams,
  response: z.object({ items: z.array(qualification) }),
  errors: ['facility-not-found'],
});
export const grantQualification = route({
  name: 'grantQualification',
  method: 'POST',
  path: '/api/facilities/:facilityId/qualifications',
  summary: 'Record that a person who has booked here is qualified',
  params: facilityParams,
  body: z.object({
    personId: id,
    code: z.string().regex(/^[a-z0-9-]{1,40}$/, { error: 'code-malformed' }),
    validFrom: z.iso.date(),
    validUntil: z.iso.date().nullable(),
  }),
  response: qualification,
  status: 201,
  errors: ['facility-not-found', 'facility-not-opened', 'person-not-found', 'period-reversed'],
});
export const revokeQualification = route({
  name: 'revokeQualification',
  method: 'DELETE',
  path: '/api/facilities/:facilityId/qualifications/:qualificationId',
  summary: 'Take a qualification back',
  params: z.object({ facilityId: id, qualificationId: id }),
  response: z.object({}),
  errors: ['facility-not-found', 'qualification-not-found'],
});

export const facilityCustomer = z.object({
  organizationId: id,
  name: localizedOut,
  /** By its kind. */
  ordinaryClass: tariffClass,
  /** As the owner has set it. */
  setClass: tariffClass.nullable(),
  bookings: z.number().int(),
});
export const listFacilityCustomers = route({
  name: 'listFacilityCustomers',
  method: 'GET',
  path: '/api/facilities/:facilityId/customers',
  summary: 'Organizations that have booked here or have a class of their own',
  params: facilityParams,
  response: z.object({ items: z.array(facilityCustomer) }),
  errors: ['facility-not-found'],
});
export const setCustomerClass = route({
  name: 'setCustomerClass',
  method: 'PUT',
  path: '/api/facilities/:facilityId/customers/:organizationId',
  summary: 'Put a customer into a tariff class, or (null) back into that of its kind',
  params: z.object({ facilityId: id, organizationId: id }),
  body: z.object({ tariffClass: tariffClass.nullable() }),
  response: facilityCustomer,
  errors: ['facility-not-found', 'facility-not-opened', 'organization-not-found'],
});
