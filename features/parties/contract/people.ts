/** People: who is asking, who is there, who holds a platform role; what the demo consortium shows at its door. */
import { z } from 'zod';
import { platformRoles } from '@tongtu/kernel/reader';
import { id, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';
import { membership } from './members.ts';

export const session = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), emailVerified: z.boolean() }).nullable(),
  platformRoles: z.array(z.enum(platformRoles)),
  memberships: z.array(membership),
  language: z.enum(['zh', 'en']),
  /** The database holds the demo consortium; the sign-in page then shows its accounts. */
  demo: z.boolean(),
  version: z.string(),
});
export type Session = z.output<typeof session>;

export const getSession = route({
  name: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is asking, with roles and memberships',
  response: session,
});

export const listDemoAccounts = route({
  name: 'listDemoAccounts',
  method: 'GET',
  path: '/api/demo-accounts',
  summary: 'Accounts of the demo consortium; empty outside demo mode',
  response: z.object({
    items: z.array(z.object({ email: z.string(), password: z.string(), name: localizedOut, role: z.string(), organizationName: localizedOut.nullable() })),
  }),
});

export const listDemoLetters = route({
  name: 'listDemoLetters',
  method: 'GET',
  path: '/api/demo-letters',
  summary: 'Newest letters of the local outbox to one address; demo mode only',
  query: z.object({ to: z.email().max(320) }),
  response: z.object({ items: z.array(z.object({ at: z.iso.datetime(), subject: z.string(), text: z.string() })) }),
});

export const person = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  platformRoles: z.array(z.enum(platformRoles)),
  memberships: z.array(membership),
  createdAt: z.iso.datetime(),
});
export type Person = z.output<typeof person>;

export const listPeople = route({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People, for the secretariat and auditors',
  query: z.object({ q: text(200, { min: 0 }).optional(), ...paging }),
  response: page(person),
});
export const updateProfile = route({
  name: 'updateProfile',
  method: 'PATCH',
  path: '/api/people/me',
  summary: 'Change one’s own name',
  body: z.object({ name: text(120) }),
  response: person,
});
export const changePlatformRoles = route({
  name: 'changePlatformRoles',
  method: 'PUT',
  path: '/api/people/:personId/platform-roles',
  summary: 'Set platform roles; secretariat only',
  params: z.object({ personId: id }),
  body: z.object({ platformRoles: z.array(z.enum(platformRoles)).max(platformRoles.length) }),
  response: person,
  errors: ['person-not-found', 'last-secretariat', 'platform-roles-conflict'],
});
