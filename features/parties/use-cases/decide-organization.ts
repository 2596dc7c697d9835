/** The secretariat's decisions about an organization: each is a step of its lifecycle, and its admins get a letter. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { organizationLifecycle, type OrganizationDecision } from '../domain/organization-lifecycle.ts';
import type { Organization } from '../domain/organization.ts';
import { mayDecide } from '../policy.ts';
import { isUsccTaken, updateOrganizationRow } from '../store/organizations.ts';
import { lockedOrganization } from './find.ts';
import { tellAdmins } from './letters.ts';
import { organizationView, type OrganizationView } from './organization-view.ts';

/** Event and letter of each decision, in the glossary's words. */
const happened = {
  verify: 'organization-verified',
  decline: 'organization-declined',
  suspend: 'organization-suspended',
  reinstate: 'organization-reinstated',
} as const satisfies Readonly<Record<OrganizationDecision, string>>;

/** Kinds `organization-not-found`, `not-allowed`, `wrong-state` (details: state, action, allowed), `uscc-taken`. */
const decide = async (context: Context, id: string, decision: OrganizationDecision, reason: string | undefined): Promise<Result<OrganizationView>> => {
  const found = await lockedOrganization(context, id, mayDecide);
  if (!found.ok) return found;
  const before = found.value;
  const next = organizationLifecycle.next(before.state, decision);
  if (!next.ok) return fail('wrong-state', next.error.details === undefined ? {} : { details: next.error.details });
  // While an application was declined, another one may have come with the same code.
  if (before.state === 'declined' && before.uscc !== null && (await isUsccTaken(context.tx, before.uscc, id))) return fail('uscc-taken');
  const after: Organization = {
    ...before,
    state: next.value,
    stateReason: reason || null,
    updatedAt: context.now,
    verifiedAt: next.value === 'verified' ? (before.verifiedAt ?? context.now) : before.verifiedAt,
  };
  await updateOrganizationRow(context.tx, after);
  await tellAdmins(context, happened[decision], after, { reason: reason ?? '' });
  await announce(context, {
    kind: happened[decision],
    subject: { type: 'organization', id },
    organizationId: id,
    changed: { from: before.state, to: after.state },
  });
  return ok(await organizationView(context, after));
};

export const verifyOrganization = (context: Context, id: string, reason?: string) => decide(context, id, 'verify', reason);
export const declineOrganization = (context: Context, id: string, reason: string) => decide(context, id, 'decline', reason);
export const suspendOrganization = (context: Context, id: string, reason: string) => decide(context, id, 'suspend', reason);
export const reinstateOrganization = (context: Context, id: string, reason?: string) => decide(context, id, 'reinstate', reason);
