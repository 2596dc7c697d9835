/** A unit begins to turn an achievement into use. Its track follows from what it is and where. */
import { organizationById } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { CaseFields } from '../contract/cases.ts';
import type { Case } from '../domain/case.ts';
import { caseLifecycle } from '../domain/case-lifecycle.ts';
import { pricingLifecycles } from '../domain/pricing.ts';
import { trackOf } from '../domain/track-of.ts';
import { mayWorkCase } from '../policy.ts';
import { insertCase } from '../store/cases.ts';
import { caseSaid, checkFields } from './check-fields.ts';
import { keepCase } from './keep-case.ts';

/**
 * Kinds `organization-not-found`, `not-allowed` (only managers of a verified unit), and those of `checkFields`. Kind, region and
 * country of the unit are kept as they are now: the case is judged by them, whatever the unit becomes later.
 */
export const openCase = async (
  context: Context,
  { organizationId, fields }: { readonly organizationId: string; readonly fields: CaseFields },
): Promise<Result<Case>> => {
  const unit = await organizationById(context.tx, organizationId);
  if (unit === undefined) return fail('organization-not-found', { field: 'body.organizationId' });
  if (!mayWorkCase(context.reader, { organizationId })) return fail('not-allowed');
  const written = await checkFields(context, organizationId, fields);
  if (!written.ok) return written;
  const country = unit.country ?? 'CN';
  const { track } = trackOf(unit.kind, country);
  const opened: Case = {
    id: context.newId(),
    organizationId,
    ...written.value,
    track,
    method: null,
    priceState: pricingLifecycles[track].initial,
    unitKind: unit.kind,
    region: unit.region,
    country,
    state: caseLifecycle.initial,
    clearedOn: null,
    signedOn: null,
    gaps: 0,
    revision: 1,
    openedAt: context.now,
    changedAt: context.now,
  };
  await insertCase(context.tx, opened, context.reader.personId ?? null);
  await announce(context, {
    kind: 'case-opened',
    subject: { type: 'diligence-case', id: opened.id },
    organizationId,
    changed: { ...caseSaid(opened), track, unitKind: unit.kind, region: unit.region, country, revision: 1 },
  });
  return ok(await keepCase(context, opened));
};
