/** Organizations that the reader may see. The queue of applicants comes oldest first, everything else newest first. */
import type { Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { OrganizationCard, OrganizationKind, OrganizationState } from '../contract.ts';
import { parseUscc } from '../domain/uscc.ts';
import { countOrganizations, pageOfOrganizations, type OrganizationFilter } from '../store/organizations.ts';
import { sightOf } from './organization-view.ts';

export type OrganizationQuery = {
  readonly q?: string | undefined;
  readonly kind?: readonly OrganizationKind[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly state?: readonly OrganizationState[] | undefined;
  readonly parentId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};
export type OrganizationPage = { readonly items: readonly OrganizationCard[]; readonly next: string | null; readonly total?: number };

const some = <T>(values: readonly T[] | undefined): readonly T[] | undefined => (values === undefined || values.length === 0 ? undefined : values);

/** The first page says how many there are. Kind `malformed-cursor`. */
export const listOrganizations = async ({ tx, reader }: Context, query: OrganizationQuery): Promise<Result<OrganizationPage>> => {
  if (query.after !== undefined && !isUuid(query.after)) return fail('malformed-cursor');
  const sight = sightOf(reader);
  const text = query.q?.trim() || undefined;
  const code = sight === 'all' ? parseUscc(text) : undefined;
  const filter: OrganizationFilter = {
    text,
    uscc: code?.ok === true ? code.value.code : undefined,
    kinds: some(query.kind),
    regions: some(query.region),
    states: some(query.state),
    parentId: query.parentId,
    sight,
  };
  const isQueue = query.state?.length === 1 && query.state[0] === 'applied';
  const page = await pageOfOrganizations(tx, filter, !isQueue, query.after ?? null, query.limit + 1);
  return ok({
    items: page.slice(0, query.limit),
    next: page.length > query.limit ? page[query.limit - 1]!.id : null,
    ...(query.after === undefined && { total: await countOrganizations(tx, filter) }),
  });
};
