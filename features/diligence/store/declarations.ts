/** The register of declarations; it lies with the unit. A row is written once, and told once what stands in its place. */
import type { Selectable } from 'kysely';
import type { Currency } from '@tongtu/kernel/money';
import type { Tx } from '@tongtu/platform/context';
import type { DeclarationKind } from '../contract/declarations.ts';
import type { Declaration } from '../domain/declaration.ts';
import { percentOf, percentText } from '../domain/shareholding.ts';
import { tables, type Tables } from './tables.ts';

/** PostgreSQL writes `12.500000`. */
export const bareShare = (share: string): string => percentText(percentOf(share) ?? 0n);

const declarationOfRow = (row: Selectable<Tables['declarations']>): Declaration => ({
  id: row.declaration_id,
  organizationId: row.organization_id,
  personId: row.person_id,
  kind: row.kind,
  caseId: row.case_id,
  about: { organizationId: row.about_organization_id, name: row.about_name },
  relation: row.relation,
  share: row.share === null ? null : bareShare(row.share),
  value: row.value === null || row.currency === null ? null : { amount: row.value, currency: row.currency as Currency },
  on: row.on_day,
  words: row.words,
  corrects: row.corrects,
  correctedBy: row.corrected_by,
  declaredAt: row.declared_at,
  salt: row.salt,
});

export const insertDeclaration = async (tx: Tx, one: Declaration): Promise<void> => {
  await tables(tx)
    .insertInto('declarations')
    .values({
      organization_id: one.organizationId,
      declaration_id: one.id,
      person_id: one.personId,
      kind: one.kind,
      case_id: one.caseId,
      about_organization_id: one.about.organizationId,
      about_name: one.about.name,
      relation: one.relation,
      share: one.share,
      value: one.value?.amount ?? null,
      currency: one.value?.currency ?? null,
      on_day: one.on,
      words: one.words,
      corrects: one.corrects,
      corrected_by: one.correctedBy,
      declared_at: one.declaredAt,
      salt: one.salt,
    })
    .execute();
};

/** Held until the transaction ends: two corrections of one come one after the other. */
export const lockDeclaration = async (tx: Tx, organizationId: string, id: string): Promise<Declaration | undefined> => {
  const row = await tables(tx)
    .selectFrom('declarations')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('declaration_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && declarationOfRow(row);
};
export const markCorrected = async (tx: Tx, organizationId: string, id: string, by: string): Promise<void> => {
  await tables(tx)
    .updateTable('declarations')
    .set({ corrected_by: by })
    .where('organization_id', '=', organizationId)
    .where('declaration_id', '=', id)
    .execute();
};

export type DeclarationCursor = { readonly at: Date; readonly id: string };
/** The register, the latest first; of one person where one is named. */
export const pageOfDeclarations = async (
  tx: Tx,
  of: { readonly organizationId: string; readonly personId?: string | undefined; readonly kind?: DeclarationKind | undefined },
  after: DeclarationCursor | null,
  limit: number,
): Promise<Declaration[]> => {
  let query = tables(tx).selectFrom('declarations').selectAll().where('organization_id', '=', of.organizationId);
  if (of.personId !== undefined) query = query.where('person_id', '=', of.personId);
  if (of.kind !== undefined) query = query.where('kind', '=', of.kind);
  if (after !== null)
    query = query.where((e) => e.or([e('declared_at', '<', after.at), e.and([e('declared_at', '=', after.at), e('declaration_id', '<', after.id)])]));
  return (await query.orderBy('declared_at', 'desc').orderBy('declaration_id', 'desc').limit(limit).execute()).map(declarationOfRow);
};

/** Declarations of these people in the unit's register that no later one stands in place of, in the order of their ids. */
export const currentDeclarations = async (tx: Tx, organizationId: string, personIds: readonly string[]): Promise<Declaration[]> => {
  if (personIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('declarations')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('person_id', 'in', personIds)
    .where('corrected_by', 'is', null)
    .orderBy('declaration_id')
    .execute();
  return rows.map(declarationOfRow);
};

export const hasDeclared = async (tx: Tx, organizationId: string, personId: string): Promise<boolean> =>
  (
    await tables(tx)
      .selectFrom('declarations')
      .select('declaration_id')
      .where('organization_id', '=', organizationId)
      .where('person_id', '=', personId)
      .limit(1)
      .execute()
  ).length > 0;
