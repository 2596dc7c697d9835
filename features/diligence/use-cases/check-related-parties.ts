/** Checks unit and people of a case against the counterparty. What was found stands in the log and in the dossier. */
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import type { Canonical } from '@tongtu/kernel/canonical-bytes';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { evidenceTitles } from '../domain/evidence-titles.ts';
import { nameShown } from '../domain/name-key.ts';
import { findRelatedParties, undeclaredPeople, type Finding } from '../domain/related-parties.ts';
import type { RelatedPartyStanding, StoredCheck } from '../domain/related-party-standing.ts';
import { mayReadRegister, mayStepCase } from '../policy.ts';
import { insertCheck } from '../store/related-party-checks.ts';
import { giveEvidence } from './give-evidence.ts';
import { outcomeHash, relatedPartyInputs } from './related-party-inputs.ts';
import { checkedPeople, hasCounterparty, relatedPartyStanding } from './related-parties.ts';
import { seenCase, workedCase, type SeenCase } from './seen-case.ts';

export type SeenCheck = {
  readonly check: StoredCheck;
  readonly current: boolean;
  readonly checkedBy: string | null;
  readonly counterpartyName: Localized | null;
  readonly findings: readonly (Finding & { readonly personName: string | null })[];
  readonly undeclared: readonly { readonly personId: string; readonly name: string }[];
};

const isDeclared = ({ source }: Finding): boolean => source.type === 'declaration';

/** Whoever works on the case or judges it learns whose declaration it was; the unit's other people learn that there is one, and of their own. */
const readsPeople = ({ reader }: Pick<Context, 'reader'>, { case: one, stance }: SeenCase): boolean =>
  stance !== 'unit' || mayStepCase(reader, one) || mayReadRegister(reader, one);

const seeCheck = async (context: Context, seen: SeenCase, { check, current }: RelatedPartyStanding): Promise<SeenCheck> => {
  const { tx, reader } = context;
  const open = readsPeople(context, seen);
  const names = await personNamesByIds(tx, [
    ...check.findings.flatMap(({ personId }) => personId ?? []),
    ...check.undeclared,
    ...(check.checkedBy === null ? [] : [check.checkedBy]),
  ]);
  const { organizationId, name } = check.counterparty;
  const card = organizationId === null ? undefined : (await organizationCardsByIds(tx, [organizationId])).get(organizationId);
  return {
    check,
    current,
    checkedBy: check.checkedBy === null ? null : (names.get(check.checkedBy) ?? null),
    counterpartyName: card?.name ?? (name === null ? null : nameShown(name)),
    findings: check.findings.map((finding) =>
      open || !isDeclared(finding) || finding.personId === reader.personId
        ? { ...finding, personName: finding.personId === null ? null : (names.get(finding.personId) ?? null) }
        : { ...finding, personId: null, personName: null, through: null, share: null },
    ),
    undeclared: check.undeclared.map((personId) => ({ personId, name: names.get(personId) ?? '' })),
  };
};

/** What the dossier keeps. Of what somebody declared it names the declaration, not the person: the register tells who may read it. */
const recordOf = (check: StoredCheck): Canonical => ({
  check: check.id,
  checkedAt: check.checkedAt.toISOString(),
  counterparty: check.counterparty,
  marked: check.marked,
  findings: check.findings.map((finding) => ({
    way: finding.way,
    person: isDeclared(finding) ? null : finding.personId,
    through: finding.through === null ? null : { ...finding.through },
    share: finding.share,
    source: { ...finding.source },
  })),
  undeclared: check.undeclared,
  outcome: check.outcomeSha256,
});

/** A case that is over is checked no more. */
const canBeChecked = ({ state }: Case): boolean => state === 'open' || state === 'cleared' || state === 'signed';

/** Kinds `case-not-found`, `not-allowed`, `wrong-state`, `counterparty-missing`. */
export const checkRelatedParties = async (context: Context, caseId: string): Promise<Result<SeenCheck>> => {
  const { tx, reader, now } = context;
  const worked = await workedCase(context, caseId, mayStepCase);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  if (!canBeChecked(one)) return fail('wrong-state', { details: { state: one.state, action: 'check' } });
  if (!hasCounterparty(one)) return fail('counterparty-missing');
  const inputs = await relatedPartyInputs(context, one, checkedPeople(one));
  const check: StoredCheck = {
    id: context.newId(),
    caseId: one.id,
    counterparty: one.counterparty,
    findings: findRelatedParties(inputs),
    undeclared: undeclaredPeople(inputs),
    marked: one.relatedParty.marked,
    outcomeSha256: outcomeHash(inputs),
    checkedBy: reader.personId ?? null,
    checkedAt: now,
  };
  await insertCheck(tx, check);
  await announce(context, {
    kind: 'related-parties-checked',
    subject: { type: 'related-party-check', id: check.id },
    organizationId: one.organizationId,
    changed: { case: one.id, findings: check.findings.length, undeclared: check.undeclared.length, marked: check.marked, outcome: check.outcomeSha256 },
  });
  await giveEvidence(context, one, {
    kind: 'related-party-check',
    title: evidenceTitles['related-party-check'],
    source: { type: 'related-party-check', id: check.id },
    record: recordOf(check),
  });
  return ok(await seeCheck(context, worked.value, { check, current: true }));
};

/** The latest check; null where none was made. Kind `case-not-found`. */
export const getRelatedPartyCheck = async (context: Context, caseId: string): Promise<Result<SeenCheck | null>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const standing = await relatedPartyStanding(context, seen.value.case);
  return ok(standing === null ? null : await seeCheck(context, seen.value, standing));
};
