/** Plans and their versions, and the public check. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { sharingRoutes } from '../contract.ts';
import type { PlanCard, VersionCard, VersionView } from '../contract/versions.ts';
import { readPlan } from '../domain/read-plan.ts';
import type { StoredVersion } from '../domain/stored-plan.ts';
import { writePlan } from '../domain/write-plan.ts';
import { parsePlanText } from '../language/parse-text.ts';
import { acceptPlanVersion } from '../use-cases/accept-plan-version.ts';
import { checkByHousePacks } from '../use-cases/check-plan-lawful.ts';
import { draftPlanVersion } from '../use-cases/draft-plan-version.ts';
import { draftSharingPlan } from '../use-cases/draft-sharing-plan.ts';
import { proposePlanVersion } from '../use-cases/propose-plan-version.ts';
import { listSharingPlans, readSharingPlan, type PlanSummary } from '../use-cases/read-plans.ts';
import { savePlanVersion } from '../use-cases/save-plan-version.ts';
import { readVersion, type SeenVersion } from '../use-cases/version-view.ts';
import { withdrawPlanVersion } from '../use-cases/withdraw-plan-version.ts';

const presentCard = (version: StoredVersion): VersionCard => ({
  version: version.version,
  state: version.state,
  title: version.tree.title,
  effectiveOn: version.effectiveOn,
  verdict: version.verdict,
  sha256: version.sha256,
  changedAt: version.changedAt.toISOString(),
});

const presentPlan = ({ plan, organizationName, stance, latest, inForce }: PlanSummary): PlanCard => ({
  id: plan.id,
  organizationId: plan.organizationId,
  organizationName,
  title: latest.tree.title,
  currency: latest.tree.currency,
  pathway: latest.tree.pathway,
  stance,
  latest: presentCard(latest),
  inForce,
  updatedAt: plan.updatedAt.toISOString(),
});

const presentVersion = ({ version, acceptances, actions }: SeenVersion): VersionView => ({
  ...presentCard(version),
  planId: version.planId,
  revision: version.revision,
  tree: version.tree,
  bindings: version.bindings,
  acceptances: acceptances.map((one) => ({ ...one, acceptedAt: one.acceptedAt?.toISOString() ?? null })),
  packs: [...version.packs],
  actions: [...actions],
});

export const versionHandlers = {
  checkSharingPlan: async (context: Context, { body }) => {
    const plan = 'text' in body ? parsePlanText(body.text) : readPlan(body.tree);
    if (!plan.ok) return plan;
    const { report } = await checkByHousePacks(context, plan.value);
    return ok({ tree: writePlan(plan.value), report });
  },
  listSharingPlans: (context, { query }) => mapResult(listSharingPlans(context, query), ({ items, next }) => ({ items: items.map(presentPlan), next })),
  draftSharingPlan: (context, { body }) => mapResult(draftSharingPlan(context, body), presentVersion),
  getSharingPlan: (context, { params }) =>
    mapResult(readSharingPlan(context, params.planId), (whole) => ({
      ...presentPlan(whole),
      versions: whole.versions.map(presentCard),
      actions: [...whole.actions],
    })),
  getPlanVersion: (context, { params }) => mapResult(readVersion(context, params.planId, params.version), presentVersion),
  draftPlanVersion: (context, { params, body }) => mapResult(draftPlanVersion(context, params.planId, body.from), presentVersion),
  savePlanVersion: (context, { params, body }) => mapResult(savePlanVersion(context, params.planId, params.version, body), presentVersion),
  proposePlanVersion: (context, { params, body }) => mapResult(proposePlanVersion(context, params.planId, params.version, body.sha256), presentVersion),
  acceptPlanVersion: (context, { params, body }) => mapResult(acceptPlanVersion(context, params.planId, params.version, body), presentVersion),
  withdrawPlanVersion: (context, { params }) => mapResult(withdrawPlanVersion(context, params.planId, params.version), presentVersion),
} satisfies Partial<Handlers<typeof sharingRoutes>>;
