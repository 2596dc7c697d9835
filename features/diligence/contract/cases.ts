/** Cases: what is turned into use, how its price comes about, what is next. */
import { z } from 'zod';
import { id, localized, localizedOut, money, page, paging, route, text } from '@tongtu/platform/contract';
import { caseActions, caseStates } from '../domain/case-lifecycle.ts';
import { caseParts, casePathways } from '../domain/case.ts';
import { nextActs } from '../domain/next-steps.ts';
import { suppliers } from '../domain/obligation-pack.ts';
import { priceActions, priceGuards, priceMethods, priceStates, pricingTracks } from '../domain/pricing.ts';
import { article } from './packs.ts';

export const caseParams = z.object({ caseId: id });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'date-malformed' });

export const counterparty = z.object({ organizationId: id.nullable(), name: text(200).nullable() });
export const casePrice = z.object({ amount: money.nullable(), formula: text(1000, { multiline: true }).nullable() });
/** What its managers write. */
export const caseFields = z.object({
  title: localized(200),
  listingId: id.nullable(),
  abstract: localized(2000, { multiline: true }).nullable(),
  pathway: z.enum(casePathways),
  counterparty,
  relatedParty: z.object({ marked: z.boolean(), words: text(1000, { multiline: true }).nullable() }),
  price: casePrice,
  people: z.array(z.object({ personId: id, part: z.enum(caseParts) })).max(60),
  committeeId: id.nullable(),
});
export type CaseFields = z.output<typeof caseFields>;

export const caseCard = z.object({
  id,
  organizationId: id,
  organizationName: localizedOut,
  title: localizedOut,
  pathway: z.enum(casePathways),
  track: z.enum(pricingTracks),
  method: z.enum(priceMethods).nullable(),
  priceState: z.enum(priceStates),
  state: z.enum(caseStates),
  counterpartyName: localizedOut.nullable(),
  relatedParty: z.boolean(),
  /** Elements that are required, apply, and are not met. */
  gaps: z.number().int(),
  changedAt: z.iso.datetime(),
});
export type CaseCard = z.output<typeof caseCard>;

/**
 * What is next and why, the most urgent first. `act` names what to do (see `nextActs`); `subject` what it is about: an action of the
 * track, a kind of price record, an element, a notice, a decision, a person. `articles` are ids; the view holds them in full.
 */
export const nextStep = z.object({
  act: z.enum(nextActs),
  subject: z.string().nullable(),
  /** Of an element or a person. */
  name: localizedOut.nullable(),
  /** Whose turn it is. */
  who: z.enum(suppliers),
  /** ISO day. */
  due: z.string().nullable(),
  articles: z.array(z.string()),
  /** May the reader do it? */
  mine: z.boolean(),
});
export type NextStep = z.output<typeof nextStep>;

export const pricingStep = z.object({
  position: z.number().int(),
  action: z.enum(priceActions),
  from: z.enum(priceStates),
  to: z.enum(priceStates),
  personName: z.string().nullable(),
  at: z.iso.datetime(),
  words: z.string().nullable(),
});

export const caseView = caseCard.extend({
  listingId: id.nullable(),
  listingTitle: localizedOut.nullable(),
  abstract: localizedOut.nullable(),
  counterparty: z.object({ organizationId: id.nullable(), name: z.string().nullable() }),
  relatedPartyWords: z.string().nullable(),
  price: z.object({ amount: z.object({ amount: z.string(), currency: z.string() }).nullable(), formula: z.string().nullable() }),
  people: z.array(z.object({ personId: id, name: z.string(), part: z.enum(caseParts) })),
  committee: z.object({ id, name: localizedOut }).nullable(),
  unitKind: z.string(),
  region: z.string().nullable(),
  /** Why this track applies, with the articles in full. */
  trackReason: z.object({ text: z.object({ zh: z.string(), en: z.string() }), articles: z.array(article), confirmed: z.boolean() }),
  /** What the track allows now: with the guard that is not fulfilled yet, where there is one. */
  priceActions: z.array(z.object({ action: z.enum(priceActions), guard: z.enum(priceGuards).nullable(), holds: z.boolean() })),
  pricingSteps: z.array(pricingStep),
  next: z.array(nextStep),
  /** Price, pathway and counterparty stand fixed: decided, or before the committee. */
  priceFixed: z.boolean(),
  /** All articles that `next` names, in full. */
  articles: z.array(article),
  clearedOn: z.string().nullable(),
  signedOn: z.string().nullable(),
  revision: z.number().int(),
  openedAt: z.iso.datetime(),
  /** What the reader may do: `save`, `step-price`, the actions of the case. */
  actions: z.array(z.enum(['save', 'step-price', 'supply', 'notice', 'decide', 'export', 'invite-review', ...caseActions])),
});
export type CaseView = z.output<typeof caseView>;

export const listCases = route({
  name: 'listCases',
  method: 'GET',
  path: '/api/diligence-cases',
  summary: 'Cases that the reader may see, the latest change first',
  query: z.object({ organizationId: id.optional(), state: z.enum(caseStates).optional(), ...paging }),
  response: page(caseCard),
  errors: ['malformed-cursor'],
});
export const openCase = route({
  name: 'openCase',
  method: 'POST',
  path: '/api/diligence-cases',
  summary: 'Begin a case of the unit',
  body: z.object({ organizationId: id, fields: caseFields }),
  response: caseView,
  status: 201,
  errors: [
    'organization-not-found',
    'listing-not-found',
    'person-not-found',
    'committee-not-found',
    'money-malformed',
    'money-negative',
    'currency-unknown',
    'state-secret-refused',
  ],
});
export const getCase = route({
  name: 'getCase',
  method: 'GET',
  path: '/api/diligence-cases/:caseId',
  summary: 'One case: price track with its reason, what is next',
  params: caseParams,
  response: caseView,
  errors: ['case-not-found'],
});
export const saveCase = route({
  name: 'saveCase',
  method: 'PUT',
  path: '/api/diligence-cases/:caseId',
  summary: 'Change what the case says; refused once it may be signed',
  params: caseParams,
  body: z.object({ revision: z.number().int(), fields: caseFields }),
  response: caseView,
  errors: [
    'case-not-found',
    'wrong-state',
    'revision-conflict',
    'listing-not-found',
    'person-not-found',
    'committee-not-found',
    'organization-not-found',
    'price-fixed',
    'money-malformed',
    'money-negative',
    'currency-unknown',
    'state-secret-refused',
  ],
});
export const stepCase = route({
  name: 'stepCase',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/steps',
  summary: 'Clear for signing, record the signing, close, reopen or abandon a case',
  params: caseParams,
  body: z.object({ action: z.enum(caseActions), on: day.optional(), reason: text(2000, { multiline: true }).optional() }),
  response: caseView,
  errors: [
    'case-not-found',
    'wrong-state',
    'dossier-incomplete',
    'price-not-settled',
    'counterparty-missing',
    'people-missing',
    'related-parties-unchecked',
    'declarations-missing',
    'related-party-unmarked',
    'reason-needed',
    'date-malformed',
    'day-in-future',
    'signed-before-cleared',
  ],
});
export const stepPrice = route({
  name: 'stepPrice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/pricing-steps',
  summary: 'A step on the track of the price',
  params: caseParams,
  body: z.object({ action: z.enum(priceActions), words: text(2000, { multiline: true }).optional() }),
  response: caseView,
  errors: ['case-not-found', 'wrong-state', 'price-guard-refused'],
});
