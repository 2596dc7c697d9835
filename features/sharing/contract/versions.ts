/** Plans, their versions, who stands behind their parties, and what happens to a version. */
import { z } from 'zod';
import { id, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';
import { pathways } from '../domain/plan.ts';
import { verdicts } from '../domain/check/words.ts';
import { versionActions, versionStates } from '../domain/version-lifecycle.ts';
import { sharingPlanJson } from './plan.ts';

/** Who stands behind a party or a member of the pool: an organization, a person of the house, or only a name. */
export const binding = z.object({
  organizationId: id.exactOptional(),
  personId: id.exactOptional(),
  name: text(100).exactOptional(),
});
export type Binding = z.output<typeof binding>;
/** By party; members of the pool by `member`. */
export const bindings = z.object({ parties: z.record(z.string().max(40), binding), members: z.record(z.string().max(40), binding) });
export type Bindings = z.output<typeof bindings>;
const boundOut = z.object({ organizationId: id.nullable(), personId: id.nullable(), name: localizedOut });
export const bindingsOut = z.object({ parties: z.record(z.string(), boundOut), members: z.record(z.string(), boundOut) });
export type BindingsOut = z.output<typeof bindingsOut>;

/** A tree as anybody may have written it; `readPlan` is its door and names every fault. */
export const anyTree = z.record(z.string(), z.unknown());

export const versionCard = z.object({
  version: z.number().int(),
  state: z.enum(versionStates),
  title: localizedOut,
  effectiveOn: z.string(),
  verdict: z.enum(verdicts).exclude(['invalid']),
  sha256: z.string(),
  changedAt: z.iso.datetime(),
});
export type VersionCard = z.output<typeof versionCard>;

export const planActions = ['draft-version', 'record-events', 'close-settlement', 'issue-statements', 'prepare-payments', 'read-settlement'] as const;
export type PlanAction = (typeof planActions)[number];

export const planCard = z.object({
  id,
  organizationId: id,
  organizationName: localizedOut,
  title: localizedOut,
  currency: z.string(),
  pathway: z.enum(pathways),
  /** What the reader is to the plan. */
  stance: z.enum(['unit', 'party', 'member', 'office']),
  /** The newest version, and the one in force today if there is one. */
  latest: versionCard,
  inForce: z.number().int().nullable(),
  updatedAt: z.iso.datetime(),
});
export type PlanCard = z.output<typeof planCard>;

export const planView = planCard.extend({ versions: z.array(versionCard), actions: z.array(z.enum(planActions)) });
export type PlanView = z.output<typeof planView>;

export const acceptance = z.object({
  organizationId: id,
  organizationName: localizedOut,
  acceptedAt: z.iso.datetime().nullable(),
  personName: z.string().nullable(),
});
export const versionView = versionCard.extend({
  planId: id,
  revision: z.number().int(),
  tree: sharingPlanJson,
  bindings: bindingsOut,
  /** Every organization that has to accept, the unit first. */
  acceptances: z.array(acceptance),
  /** Versions of the rule packs under which it was proposed, `code@version`; of a draft those of today. */
  packs: z.array(z.string()),
  actions: z.array(z.enum(versionActions)),
});
export type VersionView = z.output<typeof versionView>;

const planParams = z.object({ planId: id });
const versionParams = z.object({ planId: id, version: z.coerce.number().int().min(1).max(10_000) });

export const listSharingPlans = route({
  name: 'listSharingPlans',
  method: 'GET',
  path: '/api/sharing-plans',
  summary: 'Sharing plans that concern the reader: of his organizations as unit or party, and those in which he is a member of the pool',
  query: z.object({ organizationId: id.optional(), ...paging }),
  response: page(planCard),
  errors: ['malformed-cursor'],
});
export const draftSharingPlan = route({
  name: 'draftSharingPlan',
  method: 'POST',
  path: '/api/sharing-plans',
  summary: 'Begin a plan: its first version is a draft',
  body: z.object({ organizationId: id, tree: anyTree, bindings: bindings.optional() }),
  response: versionView,
  status: 201,
  errors: ['plan-invalid', 'organization-not-found'],
});
export const getSharingPlan = route({
  name: 'getSharingPlan',
  method: 'GET',
  path: '/api/sharing-plans/:planId',
  summary: 'One plan with its versions',
  params: planParams,
  response: planView,
  errors: ['plan-not-found'],
});
export const getPlanVersion = route({
  name: 'getPlanVersion',
  method: 'GET',
  path: '/api/sharing-plans/:planId/versions/:version',
  summary: 'One version: its tree, who stands behind it, who accepted it',
  params: versionParams,
  response: versionView,
  errors: ['plan-not-found', 'version-not-found'],
});
export const draftPlanVersion = route({
  name: 'draftPlanVersion',
  method: 'POST',
  path: '/api/sharing-plans/:planId/versions',
  summary: 'Draft the next version from an earlier one (`from`, else the newest); a plan has one draft at a time',
  params: planParams,
  body: z.object({ from: z.number().int().min(1).optional() }),
  response: versionView,
  status: 201,
  errors: ['plan-not-found', 'version-not-found', 'draft-exists'],
});
export const savePlanVersion = route({
  name: 'savePlanVersion',
  method: 'PUT',
  path: '/api/sharing-plans/:planId/versions/:version',
  summary: 'Change a draft',
  params: versionParams,
  body: z.object({ revision: z.number().int(), tree: anyTree, bindings: bindings.optional() }),
  response: versionView,
  errors: [
    'plan-not-found',
    'version-not-found',
    'plan-invalid',
    'wrong-state',
    'revision-conflict',
    'binding-unknown',
    'organization-not-found',
    'person-not-found',
  ],
});
/** The text that the reader saw: what is proposed or accepted is this and nothing else. */
const seen = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const stepErrors = ['plan-not-found', 'version-not-found', 'wrong-state', 'plan-changed'] as const;
export const proposePlanVersion = route({
  name: 'proposePlanVersion',
  method: 'POST',
  path: '/api/sharing-plans/:planId/versions/:version/propose',
  summary: 'Freeze a draft and ask the parties; refused where the check finds a violation',
  params: versionParams,
  body: seen,
  response: versionView,
  errors: [...stepErrors, 'plan-unlawful', 'bindings-missing', 'effective-too-early'],
});
export const acceptPlanVersion = route({
  name: 'acceptPlanVersion',
  method: 'POST',
  path: '/api/sharing-plans/:planId/versions/:version/accept',
  summary: 'Accept for one’s organization; with the last acceptance the version is in force',
  params: versionParams,
  body: seen.extend({ organizationId: id }),
  response: versionView,
  errors: [...stepErrors, 'accepted-already', 'settlement-began', 'settlement-closed', 'currency-changed'],
});
export const withdrawPlanVersion = route({
  name: 'withdrawPlanVersion',
  method: 'POST',
  path: '/api/sharing-plans/:planId/versions/:version/withdraw',
  summary: 'Take a draft or a proposal back',
  params: versionParams,
  body: z.object({}).optional(),
  response: versionView,
  errors: stepErrors,
});
