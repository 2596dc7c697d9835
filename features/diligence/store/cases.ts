/** Cases: one row each; who works on one holds it by `lockCase`. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Case } from '../domain/case.ts';
import { tables, type Tables } from './tables.ts';

const caseOfRow = (row: Selectable<Tables['diligence_cases']>): Case => ({
  id: row.case_id,
  organizationId: row.organization_id,
  title: row.title,
  listingId: row.listing_id,
  abstract: row.abstract,
  pathway: row.pathway,
  counterparty: { organizationId: row.counterparty_id, name: row.counterparty_name },
  relatedParty: { marked: row.related_party, words: row.related_words },
  price: {
    amount: row.price === null || row.currency === null ? null : { amount: row.price, currency: row.currency as 'CNY' },
    formula: row.price_formula,
  },
  people: row.people,
  committeeId: row.committee_id,
  track: row.track,
  method: row.method,
  priceState: row.price_state,
  unitKind: row.unit_kind,
  region: row.region,
  country: row.country,
  state: row.state,
  clearedOn: row.cleared_on,
  signedOn: row.signed_on,
  gaps: row.gaps,
  revision: row.revision,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
});
const columns = (one: Case) => ({
  organization_id: one.organizationId,
  title: JSON.stringify(one.title),
  listing_id: one.listingId,
  abstract: one.abstract === null ? (null as unknown as string) : JSON.stringify(one.abstract),
  pathway: one.pathway,
  counterparty_id: one.counterparty.organizationId,
  counterparty_name: one.counterparty.name,
  related_party: one.relatedParty.marked,
  related_words: one.relatedParty.words,
  price: one.price.amount?.amount ?? null,
  currency: one.price.amount?.currency ?? null,
  price_formula: one.price.formula,
  people: JSON.stringify(one.people),
  committee_id: one.committeeId,
  track: one.track,
  method: one.method,
  price_state: one.priceState,
  unit_kind: one.unitKind,
  region: one.region,
  country: one.country,
  state: one.state,
  cleared_on: one.clearedOn,
  signed_on: one.signedOn,
  gaps: one.gaps,
  revision: one.revision,
  opened_at: one.openedAt,
  changed_at: one.changedAt,
});

export const findCase = async (tx: Tx, caseId: string): Promise<Case | undefined> => {
  const row = await tables(tx).selectFrom('diligence_cases').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row && caseOfRow(row);
};
/** The case, held until the transaction ends: all writes of a case go one after the other. */
export const lockCase = async (tx: Tx, caseId: string): Promise<Case | undefined> => {
  const row = await tables(tx).selectFrom('diligence_cases').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst();
  return row && caseOfRow(row);
};
export const insertCase = async (tx: Tx, one: Case, openedBy: string | null): Promise<void> => {
  await tables(tx)
    .insertInto('diligence_cases')
    .values({ case_id: one.id, ...columns(one), opened_by: openedBy })
    .execute();
};
export const updateCase = async (tx: Tx, one: Case): Promise<void> => {
  await tables(tx).updateTable('diligence_cases').set(columns(one)).where('case_id', '=', one.id).execute();
};

export type CaseCursor = { readonly at: Date; readonly id: string };
/** Cases of these organizations and of these committees; `all` for the office. The latest change first. */
export const pageOfCases = async (
  tx: Tx,
  of: {
    readonly all: boolean;
    readonly organizationIds: readonly string[];
    readonly committeeIds: readonly string[];
    readonly organizationId?: string | undefined;
    readonly state?: Case['state'] | undefined;
  },
  after: CaseCursor | null,
  limit: number,
): Promise<Case[]> => {
  if (!of.all && of.organizationIds.length === 0 && of.committeeIds.length === 0) return [];
  let query = tables(tx).selectFrom('diligence_cases').selectAll();
  if (!of.all)
    query = query.where((e) =>
      e.or([
        ...(of.organizationIds.length === 0 ? [] : [e('organization_id', 'in', of.organizationIds)]),
        ...(of.committeeIds.length === 0 ? [] : [e('committee_id', 'in', of.committeeIds)]),
      ]),
    );
  if (of.organizationId !== undefined) query = query.where('organization_id', '=', of.organizationId);
  if (of.state !== undefined) query = query.where('state', '=', of.state);
  if (after !== null) query = query.where((e) => e.or([e('changed_at', '<', after.at), e.and([e('changed_at', '=', after.at), e('case_id', '<', after.id)])]));
  return (await query.orderBy('changed_at', 'desc').orderBy('case_id', 'desc').limit(limit).execute()).map(caseOfRow);
};
