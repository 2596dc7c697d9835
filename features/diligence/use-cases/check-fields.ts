/** What somebody wrote about a case, held against what there is: the card, the people, the committee, the other side, the money. */
import { listingForReader, markingIn } from '@tongtu/listings';
import { organizationById, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isCurrency, type Money, type MoneyJson } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { CaseFields } from '../contract/cases.ts';
import type { Case } from '../domain/case.ts';
import { findCommittee } from '../store/committees.ts';

/** What fields say of a case. */
export type WrittenCase = Pick<Case, 'title' | 'listingId' | 'abstract' | 'pathway' | 'counterparty' | 'relatedParty' | 'price' | 'people' | 'committeeId'>;

/** The shape has checked the digits. Kinds `currency-unknown`, `money-negative`. */
export const readAmount = (json: { readonly amount: string; readonly currency: string } | null, field: string): Result<Money | null> => {
  if (json === null) return ok(null);
  if (!isCurrency(json.currency)) return fail('currency-unknown', { field: `${field}.currency` });
  const { amount, currency } = json as MoneyJson;
  return BigInt(amount) < 0n ? fail('money-negative', { field: `${field}.amount` }) : ok({ amount: BigInt(amount), currency });
};

/** No state secret comes into the house. Kind `state-secret-refused` (details: marking). */
export const refuseMarkings = (texts: Readonly<Record<string, string | null | undefined>>): Result<true> => {
  for (const [field, text] of Object.entries(texts)) {
    const marking = text === null || text === undefined ? undefined : markingIn(text);
    if (marking !== undefined) return fail('state-secret-refused', { field, details: { marking } });
  }
  return ok(true);
};

type Before = Pick<Case, 'listingId' | 'committeeId'> | null;

/** A card that stood there may be one that the reader cannot see: only a new one is asked for. It has to be an achievement of the unit. */
const isListingThere = async (context: Context, unitId: string, listingId: string | null, before: Before): Promise<boolean> => {
  if (listingId === null || listingId === before?.listingId) return true;
  const found = await listingForReader(context, listingId);
  return found.ok && found.value.listing.organizationId === unitId && found.value.listing.kind === 'achievement';
};
const isCommitteeThere = async ({ tx }: Context, unitId: string, committeeId: string | null, before: Before): Promise<boolean> => {
  if (committeeId === null || committeeId === before?.committeeId) return true;
  const found = await findCommittee(tx, committeeId);
  return found !== undefined && found.organizationId === unitId && found.dissolvedAt === null;
};

/**
 * Kinds `state-secret-refused`, `listing-not-found`, `committee-not-found`, `organization-not-found` (the counterparty),
 * `person-not-found`, `currency-unknown`, `money-negative`.
 */
export const checkFields = async (context: Context, unitId: string, fields: CaseFields, before: Before = null): Promise<Result<WrittenCase>> => {
  const { title, listingId, abstract, pathway, counterparty, relatedParty, committeeId } = fields;
  const open = refuseMarkings({
    'body.fields.title': `${title.zh ?? ''}\n${title.en ?? ''}`,
    'body.fields.abstract': `${abstract?.zh ?? ''}\n${abstract?.en ?? ''}`,
    'body.fields.counterparty.name': counterparty.name,
    'body.fields.relatedParty.words': relatedParty.words,
    'body.fields.price.formula': fields.price.formula,
  });
  if (!open.ok) return open;
  if (!(await isListingThere(context, unitId, listingId, before))) return fail('listing-not-found', { field: 'body.fields.listingId' });
  if (!(await isCommitteeThere(context, unitId, committeeId, before))) return fail('committee-not-found', { field: 'body.fields.committeeId' });
  if (counterparty.organizationId !== null && (await organizationById(context.tx, counterparty.organizationId)) === undefined)
    return fail('organization-not-found', { field: 'body.fields.counterparty.organizationId' });
  const people = [...new Map(fields.people.map((one) => [`${one.personId} ${one.part}`, one])).values()];
  const names = await personNamesByIds(
    context.tx,
    people.map(({ personId }) => personId),
  );
  if (people.some(({ personId }) => !names.has(personId))) return fail('person-not-found', { field: 'body.fields.people' });
  const amount = readAmount(fields.price.amount, 'body.fields.price.amount');
  if (!amount.ok) return amount;
  const price = { amount: amount.value, formula: fields.price.formula };
  return ok({ title, listingId, abstract, pathway, counterparty, relatedParty, price, people, committeeId });
};

/** What an event and the log say of it. */
export const caseSaid = (one: WrittenCase) => ({
  title: one.title,
  listing: one.listingId,
  pathway: one.pathway,
  counterparty: one.counterparty,
  relatedParty: one.relatedParty,
  price: { amount: one.price.amount?.amount.toString() ?? null, currency: one.price.amount?.currency ?? null, formula: one.price.formula },
  people: one.people,
  committee: one.committeeId,
});
