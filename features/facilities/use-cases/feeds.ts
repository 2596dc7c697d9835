/** Calendars of a facility for other programs, under secret addresses: whoever has the address reads it, so it is kept as a hash and can be renewed. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { occupyingStates } from '../contract/bookings.ts';
import { maxAheadDays } from '../domain/facility.ts';
import { maySetUp } from '../policy.ts';
import { blockedIn, blocksOf, type Blocked, type StoredBlock } from '../store/blocks.ts';
import { bookingsIn } from '../store/booking-lists.ts';
import { resourcesOf } from '../store/facilities.ts';
import { findFeed, replaceFeed, type FeedScope } from '../store/feeds.ts';
import { profilesByIds } from '../store/profiles.ts';
import { bookingViews, type BookingView } from './booking-views.ts';
import { lockedFacility } from './facility-view.ts';

const dayMs = 86_400_000;
const daysBack = 30;

/** The earlier address of that scope stops working. Kinds `facility-not-found`, `not-allowed`, `facility-not-opened`. */
export const renewFeed = async (
  context: Context,
  facilityId: string,
  scope: FeedScope,
  tokenSha256: string,
): Promise<Result<{ readonly scope: FeedScope }>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  await replaceFeed(context.tx, tokenSha256, { facilityId, scope, createdAt: context.now }, context.reader.personId ?? null);
  await announce(context, {
    kind: 'feed-renewed',
    subject: { type: 'facility', id: facilityId },
    organizationId: found.value.facility.organizationId,
    changed: { scope },
  });
  return ok({ scope });
};

export type FeedContent = {
  readonly scope: FeedScope;
  readonly facilityId: string;
  readonly title: Localized;
  readonly now: Date;
  readonly bookings: readonly BookingView[];
  readonly blocks: readonly (Blocked & { readonly block: StoredBlock | undefined })[];
  readonly resourceNames: ReadonlyMap<string, Localized>;
};

/** From 30 days back to as far ahead as anybody books. What the scope may not tell is left to the writer, who knows the two. Kind `feed-not-found`. */
export const readFeed = async (context: Context, tokenSha256: string): Promise<Result<FeedContent>> => {
  const { tx, now } = context;
  const feed = await findFeed(tx, tokenSha256);
  if (feed === undefined) return fail('feed-not-found');
  const { facilityId, scope } = feed;
  const profile = (await profilesByIds(tx, [facilityId])).get(facilityId);
  if (profile === undefined) return fail('feed-not-found');
  const window = { from: new Date(now.getTime() - daysBack * dayMs), to: new Date(now.getTime() + maxAheadDays * dayMs) };
  const states = scope === 'full' ? [...occupyingStates, 'completed' as const] : occupyingStates;
  const bookings = await bookingsIn(tx, facilityId, window, states);
  // What has run out takes no place, though the clock has not taken it away yet.
  const lasting = bookings.filter((one) => one.expiresAt === null || one.expiresAt > now);
  const blocks = new Map((await blocksOf(tx, facilityId)).map((block) => [block.id, block]));
  const blocked = await blockedIn(tx, [facilityId], window);
  return ok({
    scope,
    facilityId,
    title: profile.title,
    now,
    bookings: await bookingViews(context, lasting),
    blocks: blocked
      .sort((a, b) => a.from.getTime() - b.from.getTime() || (a.blockId < b.blockId ? -1 : 1))
      .map((one) => ({ ...one, block: blocks.get(one.blockId) })),
    resourceNames: new Map((await resourcesOf(tx, [facilityId])).map((resource) => [resource.id, resource.name])),
  });
};
