/** Money: what is charged, the monthly statement of each customer, credit notes. */
import { z } from 'zod';
import { id, localizedOut, page, paging, route } from '@tongtu/platform/contract';
import { charge } from './bookings.ts';

export const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'month-malformed' });
export const statementKinds = ['statement', 'credit-note'] as const;

export const statementLine = z.object({
  chargeId: id,
  bookingId: id,
  facilityId: id,
  facilityTitle: localizedOut,
  resourceName: localizedOut,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  zone: z.string(),
  kind: z.string(),
  personName: z.string(),
  /** Computation, as in `price`. */
  lines: charge.shape.lines,
  amount: z.string(),
  reason: z.string().nullable(),
});
export type StatementLine = z.output<typeof statementLine>;

export const statementCard = z.object({
  id,
  providerId: id,
  providerName: localizedOut,
  organizationId: id,
  organizationName: localizedOut,
  kind: z.enum(statementKinds),
  number: z.string(),
  month: z.string(),
  currency: z.string(),
  total: z.string(),
  issuedAt: z.iso.datetime(),
});
export type StatementCard = z.output<typeof statementCard>;
export const statement = statementCard.extend({
  lines: z.array(statementLine),
  /** The statement that a credit note corrects. */
  corrects: z.object({ id, number: z.string() }).nullable(),
  /** Credit notes that correct this statement. */
  creditNotes: z.array(z.object({ id, number: z.string(), total: z.string() })),
  sha256: z.string(),
});
export type Statement = z.output<typeof statement>;

export const listStatements = route({
  name: 'listStatements',
  method: 'GET',
  path: '/api/organizations/:organizationId/statements',
  summary: 'Statements and credit notes that an organization issued (`side=provider`) or received (`side=customer`)',
  params: z.object({ organizationId: id }),
  query: z.object({ side: z.enum(['provider', 'customer']), month: month.optional(), ...paging }),
  response: page(statementCard),
  errors: ['organization-not-found', 'malformed-cursor'],
});

export const listOpenCharges = route({
  name: 'listOpenCharges',
  method: 'GET',
  path: '/api/organizations/:organizationId/open-charges',
  summary: 'What a provider has charged and not yet stated, by customer',
  params: z.object({ organizationId: id }),
  response: z.object({
    items: z.array(
      z.object({ organizationId: id, organizationName: localizedOut, currency: z.string(), total: z.string(), month: z.string(), charges: z.number().int() }),
    ),
  }),
  errors: ['organization-not-found'],
});

export const issueStatements = route({
  name: 'issueStatements',
  method: 'POST',
  path: '/api/organizations/:organizationId/statements',
  summary: 'Issue the statements of a month that is over, one for each customer and currency; what is stated is not stated again',
  params: z.object({ organizationId: id }),
  body: z.object({ month }),
  response: z.object({ items: z.array(statementCard) }),
  status: 201,
  errors: ['organization-not-found', 'month-not-over'],
});

const statementParams = z.object({ organizationId: id, statementId: id });
export const getStatement = route({
  name: 'getStatement',
  method: 'GET',
  path: '/api/organizations/:organizationId/statements/:statementId',
  summary: 'One statement, for its provider and its customer; `organizationId` is the provider',
  params: statementParams,
  response: statement,
  errors: ['statement-not-found'],
});

export const downloadStatement = route({
  name: 'downloadStatement',
  method: 'GET',
  path: '/api/organizations/:organizationId/statements/:statementId/file',
  summary: 'The statement as PDF or XLSX, in the reader’s language',
  params: statementParams,
  query: z.object({ format: z.enum(['pdf', 'xlsx']), lang: z.enum(['zh', 'en']).optional() }),
  errors: ['statement-not-found'],
  rateLimit: 60,
});
