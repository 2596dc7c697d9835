/** Gathers what the check of related parties looks at: a few reads, wider with each step over shareholdings. */
import { createHash } from 'node:crypto';
import { membershipsOf, organizationsNamed, organizationsUpward } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { canonicalJson } from '@tongtu/kernel/canonical-bytes';
import { caseDay } from '../domain/case-day.ts';
import type { Case } from '../domain/case.ts';
import { nameKey } from '../domain/name-key.ts';
import {
  findRelatedParties,
  undeclaredPeople,
  type KnownHolding,
  type KnownOrganization,
  type Party,
  type RelatedPartyInputs,
} from '../domain/related-parties.ts';
import { isHeldOn } from '../domain/shareholding.ts';
import { holdingSteps } from '../domain/ways-up.ts';
import { currentDeclarations } from '../store/declarations.ts';
import { holdersOf } from '../store/shareholdings.ts';

/** Everything above these parties: parents all the way, holders some steps. */
const surroundings = async ({ tx, now }: Pick<Context, 'tx' | 'now'>, parties: readonly Party[]) => {
  const organizations = new Map<string, KnownOrganization>();
  const holdings: KnownHolding[] = [];
  const today = caseDay(now);
  let next = parties;
  // One step more than a way goes on: names at its end are known too.
  for (let step = 0; step <= holdingSteps && next.length > 0; step += 1) {
    const ids = next.flatMap(({ organizationId }) => (organizationId === null ? [] : [organizationId]));
    const named = await organizationsNamed(
      tx,
      next.flatMap(({ organizationId, name }) => (organizationId === null && name !== null && nameKey(name) !== '' ? [name] : [])),
    );
    const reached = await organizationsUpward(tx, [...ids, ...named.map(({ id }) => id)]);
    const fresh = reached.filter(({ id }) => !organizations.has(id));
    for (const { id, kind, name, parentId } of fresh) organizations.set(id, { id, kind, name, parentId });
    const held = (
      await holdersOf(
        tx,
        fresh.map(({ id }) => id),
      )
    ).filter((one) => isHeldOn(one, today));
    holdings.push(...held.map(({ id, heldId, holder, share }) => ({ id, heldId, holder, share })));
    next = held.map(({ holder }) => holder);
  }
  return { organizations: [...organizations.values()], holdings };
};

/** Of the case and these people. */
export const relatedPartyInputs = async (context: Pick<Context, 'tx' | 'now'>, one: Case, personIds: readonly string[]): Promise<RelatedPartyInputs> => {
  const unique = [...new Set(personIds)].sort();
  const memberships = await membershipsOf(context.tx, unique);
  const people = unique.map((personId) => ({ personId, memberships: (memberships.get(personId) ?? []).map(({ organizationId }) => organizationId).sort() }));
  const declarations = await currentDeclarations(context.tx, one.organizationId, unique);
  const around = await surroundings(context, [
    { organizationId: one.organizationId, name: null },
    one.counterparty,
    ...people.flatMap((person) => person.memberships.map((organizationId) => ({ organizationId, name: null }))),
    ...declarations.map(({ about }) => about),
  ]);
  return {
    caseId: one.id,
    unitId: one.organizationId,
    counterparty: one.counterparty,
    ...around,
    people,
    declarations: declarations.map(({ id, personId, kind, caseId, about, share }) => ({ id, personId, kind, caseId, about, share })),
  };
};

/**
 * SHA-256 (hexadecimal) of what a check was about and what it came to: unit, counterparty, people, findings, and who has declared nothing.
 * Another one means that a check of today would say something else. What changes nothing of it, a declaration for another case or a
 * membership elsewhere, leaves a check as good as it was.
 */
export const outcomeHash = (inputs: RelatedPartyInputs): string => {
  const { unitId, counterparty, people } = inputs;
  const findings = findRelatedParties(inputs).map((finding) => ({
    ...finding,
    through: finding.through === null ? null : { ...finding.through },
    source: { ...finding.source },
  }));
  return createHash('sha256')
    .update(
      canonicalJson({
        unitId,
        counterparty: { ...counterparty },
        people: people.map(({ personId }) => personId),
        findings,
        undeclared: undeclaredPeople(inputs),
      }),
    )
    .digest('hex');
};
