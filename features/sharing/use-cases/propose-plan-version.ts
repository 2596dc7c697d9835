/** A draft is frozen and put before the parties. What breaks a hard rule of the law is not proposed at all. */
import { contactsOf } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage } from '@tongtu/kernel/localized';
import { expect, fail, ok, type Result } from '@tongtu/kernel/result';
import { acceptorsOf, readersOf, unboundOf } from '../domain/bindings.ts';
import { readPlan } from '../domain/read-plan.ts';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { versionLifecycle } from '../domain/version-lifecycle.ts';
import { signatoryRoles } from '../domain/roles.ts';
import { mayWritePlan } from '../policy.ts';
import { admitPlanReaders } from '../store/plans.ts';
import { versionsOf } from '../store/versions.ts';
import { sameText, workedVersion, writeStep } from './step-version.ts';
import { versionFacts } from './version-facts.ts';
import { versionView, type SeenVersion } from './version-view.ts';

/** To those who sign for each organization that has to accept. */
const askParties = async (context: Context, plan: StoredPlan, version: StoredVersion): Promise<void> => {
  for (const organizationId of acceptorsOf(plan.organizationId, version.bindings))
    for (const { email, name, language } of await contactsOf(context.tx, organizationId, signatoryRoles))
      await context.mail.send(context.tx, {
        to: email,
        template: 'sharing.plan-proposed',
        language,
        data: {
          name,
          title: inLanguage(version.tree.title, language).text,
          version: String(version.version),
          effectiveOn: version.effectiveOn,
          planId: plan.id,
        },
      });
};

/**
 * Kinds of `workedVersion`, `plan-changed`, `bindings-missing` (details: places), `effective-too-early` (details: after: a version in force
 * begins on that day), `plan-unlawful` (details: rules), `wrong-state`.
 */
export const proposePlanVersion = async (context: Context, planId: string, number: number, sha256: string): Promise<Result<SeenVersion>> => {
  const worked = await workedVersion(context, planId, number, mayWritePlan);
  if (!worked.ok) return worked;
  const { plan, version } = worked.value;
  const same = sameText(version, sha256);
  if (!same.ok) return same;
  // Packs may have changed since the draft was saved: the verdict is that of now, and its packs are remembered.
  const { facts, report } = await versionFacts(context, expect(readPlan(version.tree)), version.bindings);
  const next = versionLifecycle.next(version.state, 'propose', () => report.verdict !== 'violation');
  if (!next.ok) {
    const rules = report.findings.filter((finding) => finding.severity === 'violation').map((finding) => finding.rule);
    return next.error.kind === 'guard-refused' ? fail('plan-unlawful', { details: { rules: [...new Set(rules)] } }) : next;
  }
  const unbound = unboundOf(version.tree, version.bindings);
  if (unbound.length > 0) return fail('bindings-missing', { details: { places: unbound } });
  const before = (await versionsOf(context.tx, planId)).filter(({ state }) => state === 'in-force').map(({ effectiveOn }) => effectiveOn);
  const latest = before.toSorted().at(-1);
  if (latest !== undefined && version.effectiveOn <= latest) return fail('effective-too-early', { details: { after: latest } });
  await admitPlanReaders(context.tx, planId, readersOf(version.bindings));
  const proposed: StoredVersion = { ...version, ...facts, state: next.value, proposedAt: context.now };
  const after = await writeStep(context, plan, proposed, 'plan-version-proposed', { packs: proposed.packs });
  await askParties(context, plan, after);
  return ok(await versionView(context, plan, after));
};
