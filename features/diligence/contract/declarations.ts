/** Declarations of interests and gifts, shareholdings of organizations, and the check for related parties. */
import { z } from 'zod';
import { id, localizedOut, money, page, paging, route, text } from '@tongtu/platform/contract';
import { caseParams } from './cases.ts';

export const declarationKinds = ['none', 'position', 'shareholding', 'family', 'interest', 'gift'] as const;
export type DeclarationKind = (typeof declarationKinds)[number];
const percent = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, { error: 'percent-malformed' });

export const declaration = z.object({
  id,
  organizationId: id,
  personId: id,
  personName: z.string(),
  kind: z.enum(declarationKinds),
  /** For one case; null: for the register of the unit. */
  caseId: id.nullable(),
  about: z.object({ organizationId: id.nullable(), organizationName: localizedOut.nullable(), name: z.string().nullable() }),
  /** Family: who. Position: which. */
  relation: z.string().nullable(),
  /** Per cent. */
  share: z.string().nullable(),
  value: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  on: z.string(),
  words: z.string().nullable(),
  declaredAt: z.iso.datetime(),
  corrects: id.nullable(),
  correctedBy: id.nullable(),
  actions: z.array(z.enum(['correct'])),
});
export type DeclarationView = z.output<typeof declaration>;

export const declarationFields = z.object({
  kind: z.enum(declarationKinds),
  caseId: id.nullable(),
  about: z.object({ organizationId: id.nullable(), name: text(200).nullable() }),
  relation: text(200).nullable(),
  share: percent.nullable(),
  value: money.nullable(),
  on: z.string(),
  words: text(2000, { multiline: true }).nullable(),
});
export type DeclarationFields = z.output<typeof declarationFields>;

export const listDeclarations = route({
  name: 'listDeclarations',
  method: 'GET',
  path: '/api/organizations/:organizationId/declarations',
  summary: 'The register: one’s own; all of the unit for its admins, signatories and auditors',
  params: z.object({ organizationId: id }),
  query: z.object({ kind: z.enum(declarationKinds).optional(), mine: z.enum(['true', 'false']).optional(), ...paging }),
  response: page(declaration).extend({ seesAll: z.boolean() }),
  errors: ['organization-not-found', 'malformed-cursor'],
});
export const declareInterest = route({
  name: 'declareInterest',
  method: 'POST',
  path: '/api/organizations/:organizationId/declarations',
  summary: 'Declare an interest, a gift, or that there is none; with `corrects` in place of an earlier one',
  params: z.object({ organizationId: id }),
  body: declarationFields.extend({ corrects: id.nullable().default(null) }),
  response: declaration,
  status: 201,
  errors: [
    'organization-not-found',
    'case-not-found',
    'declaration-not-found',
    'declaration-corrected',
    'declaration-incomplete',
    'date-malformed',
    'day-in-future',
    'percent-malformed',
    'money-malformed',
    'currency-unknown',
  ],
});

export const shareholding = z.object({
  id,
  holder: z.object({ organizationId: id.nullable(), name: z.string() }),
  heldId: id,
  heldName: localizedOut,
  share: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  source: z.string(),
});
export type ShareholdingView = z.output<typeof shareholding>;
export const listShareholdings = route({
  name: 'listShareholdings',
  method: 'GET',
  path: '/api/organizations/:organizationId/shareholdings',
  summary: 'Who holds shares of the organization, and whose shares it holds',
  params: z.object({ organizationId: id }),
  response: z.object({ holders: z.array(shareholding), held: z.array(shareholding), actions: z.array(z.enum(['record'])) }),
  errors: ['organization-not-found'],
});
export const recordShareholding = route({
  name: 'recordShareholding',
  method: 'POST',
  path: '/api/organizations/:organizationId/shareholdings',
  summary: 'Record who holds shares of the organization',
  params: z.object({ organizationId: id }),
  body: z.object({ holderOrganizationId: id.nullable(), holderName: text(200).nullable(), share: percent, since: z.string(), source: text(300) }),
  response: shareholding,
  status: 201,
  errors: ['organization-not-found', 'percent-malformed', 'date-malformed', 'declaration-incomplete', 'shares-above-whole'],
});
export const endShareholding = route({
  name: 'endShareholding',
  method: 'POST',
  path: '/api/organizations/:organizationId/shareholdings/:shareholdingId/end',
  summary: 'The shares are no longer held from a day on',
  params: z.object({ organizationId: id, shareholdingId: id }),
  body: z.object({ until: z.string() }),
  response: shareholding,
  errors: ['organization-not-found', 'shareholding-not-found', 'date-malformed', 'range-reversed', 'wrong-state'],
});

/** How somebody of the case and the counterparty hang together. */
export const relatedFinding = z.object({
  way: z.enum([
    'same-organization',
    'parent',
    'common-parent',
    'shareholding',
    'common-holder',
    'membership',
    'position',
    'personal-shareholding',
    'family',
    'interest',
    'gift',
  ]),
  personId: id.nullable(),
  personName: z.string().nullable(),
  through: localizedOut.nullable(),
  share: z.string().nullable(),
  /** A declaration, shareholding or membership. */
  source: z.object({ type: z.string(), id }),
});
export type RelatedFinding = z.output<typeof relatedFinding>;
export const relatedPartyCheck = z.object({
  id,
  checkedAt: z.iso.datetime(),
  checkedBy: z.string().nullable(),
  counterpartyName: localizedOut.nullable(),
  findings: z.array(relatedFinding),
  /** People of the case who have declared nothing for it yet. */
  undeclared: z.array(z.object({ personId: id, name: z.string() })),
  marked: z.boolean(),
  /** Does it still say what a check of today would say? */
  current: z.boolean(),
});
export type RelatedPartyCheckView = z.output<typeof relatedPartyCheck>;
export const checkRelatedParties = route({
  name: 'checkRelatedParties',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/related-party-checks',
  summary: 'Check people and unit of the case against the counterparty; the result is evidence',
  params: caseParams,
  response: relatedPartyCheck,
  status: 201,
  errors: ['case-not-found', 'wrong-state', 'counterparty-missing'],
});
export const getRelatedPartyCheck = route({
  name: 'getRelatedPartyCheck',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/related-party-checks/latest',
  summary: 'The latest check, and whether it still holds',
  params: caseParams,
  response: z.object({ check: relatedPartyCheck.nullable() }),
  errors: ['case-not-found'],
});
