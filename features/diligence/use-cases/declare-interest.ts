/** Somebody declares an interest, a gift, or that there is none; or corrects what he declared before. */
import { createHash } from 'node:crypto';
import { organizationById } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { moneyFromJson, moneyToJson, type Money } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { DeclarationFields } from '../contract/declarations.ts';
import { caseDay, isDay } from '../domain/case-day.ts';
import type { Case } from '../domain/case.ts';
import { completeDeclaration, type Declaration } from '../domain/declaration.ts';
import { evidenceTitles } from '../domain/evidence-titles.ts';
import { isInside } from '../policy.ts';
import { insertDeclaration, lockDeclaration, markCorrected } from '../store/declarations.ts';
import { registerStanding } from './declaration-standing.ts';
import { giveEvidence } from './give-evidence.ts';
import { seeDeclarations, type SeenDeclaration } from './read-declarations.ts';
import type { Chance } from './review-token.ts';
import { workedCase } from './seen-case.ts';

/** Kinds `currency-unknown`, `money-malformed`. */
const readValue = (value: DeclarationFields['value']): Result<Money | null> => {
  if (value === null) return ok(null);
  const read = moneyFromJson(value);
  if (read.ok) return read;
  return fail(read.error.kind === 'money-currency-unknown' ? 'currency-unknown' : 'money-malformed', { field: 'body.value' });
};

/**
 * The case for which it is made, held; the unit's people and who sits in its committee may. Kind `case-not-found`, also for a case of
 * another unit.
 */
const caseOf = async (context: Context, organizationId: string, caseId: string | null): Promise<Result<Case | null>> => {
  if (caseId === null) return ok(null);
  const worked = await workedCase(context, caseId, () => true);
  if (!worked.ok) return worked;
  const { case: one, stance } = worked.value;
  return one.organizationId === organizationId && stance !== 'office' ? ok(one) : fail('case-not-found');
};

/** Whole, for the hash that is announced: it shows later that nothing was changed. */
const wholeRecord = (one: Declaration): Canonical => ({
  declaration: one.id,
  organization: one.organizationId,
  person: one.personId,
  kind: one.kind,
  case: one.caseId,
  about: one.about,
  relation: one.relation,
  share: one.share,
  value: one.value === null ? null : moneyToJson(one.value),
  on: one.on,
  words: one.words,
  corrects: one.corrects,
  declaredAt: one.declaredAt.toISOString(),
});
/** SHA-256 (hexadecimal) of salt ‖ record: “spouse” and “father” could otherwise be tried out. */
const hashOf = (one: Declaration): string =>
  createHash('sha256')
    .update(Buffer.from(one.salt ?? '', 'base64'))
    .update(canonicalJson(wholeRecord(one)), 'utf8')
    .digest('hex');

/** What the dossier tells of it: who, what kind, about whom, how much. Relatives and words stay in the register. */
const caseRecord = (one: Declaration): Canonical => {
  const { relation: _, words: __, ...told } = wholeRecord(one) as Readonly<Record<string, Canonical>>;
  return { ...told, sha256: hashOf(one) };
};

/**
 * Kinds `organization-not-found` (also for an organization that it is about), `case-not-found`, `date-malformed`, `day-in-future`
 * (details: today), `declaration-incomplete` (with what is missing; also a correction that moves to another case), `percent-malformed`,
 * `money-malformed`, `currency-unknown`, `declaration-not-found` (also of somebody else), `declaration-corrected`, `not-allowed` (from
 * outside, without a case).
 */
export const declareInterest = async (
  context: Context,
  organizationId: string,
  given: DeclarationFields & { readonly corrects: string | null },
  chance: Chance,
): Promise<Result<SeenDeclaration>> => {
  const { tx, reader, now } = context;
  const standing = await registerStanding(context, organizationId);
  if (!standing.ok || reader.personId === undefined) return fail('organization-not-found');
  if (!isDay(given.on)) return fail('date-malformed', { field: 'body.on' });
  const today = caseDay(now);
  if (given.on > today) return fail('day-in-future', { field: 'body.on', details: { today } });
  const value = readValue(given.value);
  if (!value.ok) return value;
  const found = await caseOf(context, organizationId, given.caseId);
  if (!found.ok) return found;
  const earlier = given.corrects === null ? null : await lockDeclaration(tx, organizationId, given.corrects);
  if (earlier !== null && earlier?.personId !== reader.personId) return fail('declaration-not-found', { field: 'body.corrects' });
  if (earlier !== null && earlier.correctedBy !== null) return fail('declaration-corrected', { field: 'body.corrects' });
  // What was declared for a case is corrected for that case: its dossier would otherwise keep what is wrong.
  if (earlier !== null && earlier.caseId !== null && earlier.caseId !== given.caseId) return fail('declaration-incomplete', { field: 'body.caseId' });
  if (!isInside(reader, organizationId) && given.caseId === null && earlier === null) return fail('not-allowed');
  const about = given.about.organizationId === null ? undefined : await organizationById(tx, given.about.organizationId);
  const isKnown = about !== undefined && (about.state === 'verified' || isInside(reader, about.id));
  if (given.about.organizationId !== null && !isKnown) return fail('organization-not-found', { field: 'body.about.organizationId' });
  const complete = completeDeclaration({
    ...given,
    about: given.about.organizationId === null ? given.about : { organizationId: given.about.organizationId, name: null },
    value: value.value,
  });
  if (!complete.ok) return complete;
  const declaration: Declaration = {
    id: context.newId(),
    organizationId,
    personId: reader.personId,
    ...complete.value,
    on: given.on,
    corrects: earlier?.id ?? null,
    correctedBy: null,
    declaredAt: now,
    salt: Buffer.from(chance(16)).toString('base64'),
  };
  await insertDeclaration(tx, declaration);
  if (earlier !== null) await markCorrected(tx, organizationId, earlier.id, declaration.id);
  await announce(context, {
    kind: 'interest-declared',
    subject: { type: 'declaration', id: declaration.id },
    // Colleagues read in the log what concerns their unit, and who acted. What stands in the register alone is not for them.
    organizationId: declaration.caseId === null ? undefined : organizationId,
    // Not even of what kind, and no words about a life: who reads the news must not learn them, and they could not be forgotten.
    changed: { case: declaration.caseId, corrects: declaration.corrects, sha256: hashOf(declaration) },
  });
  if (found.value !== null) {
    const kind = declaration.kind === 'gift' ? 'gift-register' : 'interest-declaration';
    await giveEvidence(context, found.value, {
      kind,
      title: evidenceTitles[kind],
      source: { type: 'declaration', id: declaration.id },
      record: caseRecord(declaration),
    });
  }
  return ok((await seeDeclarations(context, [declaration]))[0]!);
};
