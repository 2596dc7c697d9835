/** Lines of lists, each of the layer that its reader may see. Two queries a page. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Context } from '@tongtu/platform/context';
import { isAuditor, isMember, isSecretariat, membershipIn } from '@tongtu/kernel/reader';
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { ListingKind } from '../contract/bodies.ts';
import type { ListingState } from '../contract/cards.ts';
import { clearanceOf, layerOf, sees } from '../domain/disclosure.ts';
import { amountField, type Amount } from '../domain/facts.ts';
import { maySee } from '../policy.ts';
import { cardRowsByIds, pageOfOrganization, type CardRow } from '../store/lists.ts';

export type CardView = { readonly card: CardRow; readonly organization: OrganizationCard; readonly amount: Amount | null };
type Reading = Pick<Context, 'tx' | 'reader' | 'now'>;

/** The amount is the one fact of a line that may lie in a closed layer. */
const amountFor = (reader: Context['reader'], card: CardRow): Amount | null => {
  const field = amountField[card.kind];
  return field !== null && sees(clearanceOf(reader, card.organizationId), layerOf(card.kind, field, card.layers)) ? card.facts.amount : null;
};

/** Those of the rows that the reader may see, in their order. */
export const cardViews = async (context: Reading, rows: readonly CardRow[]): Promise<CardView[]> => {
  const organizations =
    rows.length === 0 ? new Map<string, OrganizationCard>() : await organizationCardsByIds(context.tx, [...new Set(rows.map((row) => row.organizationId))]);
  return rows.flatMap((card) => {
    const organization = organizations.get(card.organizationId);
    if (organization === undefined || !maySee(context.reader, card, organization.state === 'verified', context.now)) return [];
    return [{ card, organization, amount: amountFor(context.reader, card) }];
  });
};

export const cardViewsByIds = async (context: Reading, ids: readonly string[]): Promise<CardView[]> => cardViews(context, await cardRowsByIds(context.tx, ids));

/** Newest first: all of them for its own people and who looks after the platform, what is out for others. Kinds `organization-not-found`, `malformed-cursor`. */
export const listOrganizationListings = async (
  context: Reading,
  organizationId: string,
  asked: {
    readonly state?: readonly ListingState[] | undefined;
    readonly kind?: readonly ListingKind[] | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<Result<{ items: CardView[]; next: string | null }>> => {
  const { reader, now } = context;
  const organization = (await organizationCardsByIds(context.tx, [organizationId])).get(organizationId);
  const inside = membershipIn(reader, organizationId) !== undefined || isSecretariat(reader) || isAuditor(reader);
  if (organization === undefined || (!inside && organization.state !== 'verified')) return fail('organization-not-found');
  if (asked.after !== undefined && !isUuid(asked.after)) return fail('malformed-cursor');
  if (!inside && asked.state !== undefined && !asked.state.includes('published')) return ok({ items: [], next: null });
  const filter = { states: asked.state, kinds: asked.kind, ...(inside ? {} : { liveAt: now, ...(isMember(reader) ? {} : { audience: 'public' as const }) }) };
  const rows = await pageOfOrganization(context.tx, organizationId, filter, asked.after ?? null, asked.limit + 1);
  return ok({ items: await cardViews(context, rows.slice(0, asked.limit)), next: rows.length > asked.limit ? rows[asked.limit - 1]!.id : null });
};
