/** The register of declarations: one's own, or all of the unit for who binds it and for auditors. */
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import type { Localized } from '@tongtu/kernel/localized';
import { isAuditor } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { DeclarationKind } from '../contract/declarations.ts';
import type { Declaration } from '../domain/declaration.ts';
import { pageOfDeclarations, type DeclarationCursor } from '../store/declarations.ts';
import { registerStanding } from './declaration-standing.ts';

export type SeenDeclaration = {
  readonly declaration: Declaration;
  readonly personName: string;
  readonly aboutName: Localized | null;
  readonly actions: readonly 'correct'[];
};

export const seeDeclarations = async ({ tx, reader }: Pick<Context, 'tx' | 'reader'>, declarations: readonly Declaration[]): Promise<SeenDeclaration[]> => {
  const people = await personNamesByIds(
    tx,
    declarations.map((one) => one.personId),
  );
  const organizations = await organizationCardsByIds(
    tx,
    declarations.flatMap(({ about }) => about.organizationId ?? []),
  );
  return declarations.map((declaration) => ({
    declaration,
    personName: people.get(declaration.personId) ?? '',
    aboutName: organizations.get(declaration.about.organizationId ?? '')?.name ?? null,
    actions: declaration.personId === reader.personId && declaration.correctedBy === null && !isAuditor(reader) ? ['correct'] : [],
  }));
};

/** `<milliseconds>.<id>` of the last declaration of the page before. */
const readCursor = (text: string | undefined): Result<DeclarationCursor | null> => {
  if (text === undefined) return ok(null);
  const [time = '', id = ''] = text.split('.');
  return /^\d{1,15}$/.test(time) && isUuid(id) ? ok({ at: new Date(Number(time)), id }) : fail('malformed-cursor', { field: 'query.after' });
};

export type DeclarationQuery = {
  readonly kind?: DeclarationKind | undefined;
  readonly mine?: 'true' | 'false' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};
export type DeclarationPage = { readonly items: readonly SeenDeclaration[]; readonly next: string | null; readonly seesAll: boolean };

/** The latest first. Kinds `organization-not-found`, `malformed-cursor`. */
export const listDeclarations = async (context: Context, organizationId: string, query: DeclarationQuery): Promise<Result<DeclarationPage>> => {
  const { tx, reader } = context;
  const standing = await registerStanding(context, organizationId);
  if (!standing.ok) return standing;
  const after = readCursor(query.after);
  if (!after.ok) return after;
  const { seesAll } = standing.value;
  // Whoever does not see all sees his own, whatever he asks for.
  const personId = seesAll && query.mine !== 'true' ? undefined : reader.personId;
  const rows = await pageOfDeclarations(tx, { organizationId, personId, kind: query.kind }, after.value, query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return ok({
    items: await seeDeclarations(context, items),
    next: rows.length > query.limit && last !== undefined ? `${last.declaredAt.getTime()}.${last.id}` : null,
    seesAll,
  });
};
