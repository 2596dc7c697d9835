/** When a facility cannot be booked: maintenance, blackouts, its owner's own use. Others only see that it is busy. */
import { announce, type Context } from '@tongtu/platform/context';
import { parseInstant, period } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { checkRecurrence } from '../calendars/recurrence.ts';
import { writtenOccurrences, writtenUntil } from '../calendars/write-block.ts';
import type { BlockKind } from '../contract/blocks.ts';
import { mayReadDesk, maySetUp } from '../policy.ts';
import { blocksOf, countOwnBlocks, deleteBlock, findBlock, insertBlocks, insertOccurrences, occurrencesAfter, type StoredBlock } from '../store/blocks.ts';
import { resourcesOf } from '../store/facilities.ts';
import { lockAgainstBooking } from '../store/locks.ts';
import { secrecyFailure } from './check-settings.ts';
import { clashesOf, mostNamed, type Clashing } from './clashes.ts';
import { workedFacility } from './facility-view.ts';
import { promoteWaiting } from './promote-waiting.ts';

/** Of one facility, written by its people and not over. */
export const mostBlocks = 200;
const mostListed = 500;

/** `from`, `to`: its next time that is not over. */
export type BlockView = { readonly block: StoredBlock; readonly from: Date; readonly to: Date; readonly clashes: readonly Clashing[] };

/** From now on, the soonest first; 500 at most. Kind `facility-not-found`; none where it was never opened. */
export const listBlocks = async (context: Context, facilityId: string): Promise<Result<readonly BlockView[]>> => {
  const found = await workedFacility(context, facilityId, mayReadDesk);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? ok([]) : found;
  const blocks = new Map((await blocksOf(context.tx, facilityId)).map((block) => [block.id, block]));
  const occurrences = await occurrencesAfter(context.tx, facilityId, context.now);
  const clashes = await clashesOf(context, facilityId, occurrences);
  const next = new Map<string, BlockView>();
  for (const { blockId, from, to } of occurrences) {
    const block = blocks.get(blockId);
    if (block !== undefined && !next.has(blockId)) next.set(blockId, { block, from, to, clashes: clashes.get(blockId)?.slice(0, mostNamed) ?? [] });
  }
  return ok([...next.values()].slice(0, mostListed));
};

export type NewBlock = {
  readonly resourceId: string | null;
  readonly kind: BlockKind;
  readonly note?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly rrule?: string | undefined;
  readonly despiteClashes?: boolean | undefined;
};

const clashJson = ({ bookingId, resourceId, organizationName, state, from, to }: Clashing) => ({
  bookingId,
  resourceId,
  organizationName,
  state,
  from: from.toISOString(),
  to: to.toISOString(),
});

/** The block as it would stand, with an id. Kinds of times, recurrences and texts. */
const drafted = (context: Context, facility: { readonly id: string; readonly zone: string }, given: NewBlock): Result<StoredBlock> => {
  const refused = secrecyFailure({ 'body.note': given.note });
  if (refused !== undefined) return { ok: false, error: refused };
  const from = parseInstant(given.from);
  if (!from.ok) return fail(from.error.kind, { field: 'body.from' });
  const to = parseInstant(given.to);
  if (!to.ok) return fail(to.error.kind, { field: 'body.to' });
  const time = period(from.value, to.value, facility.zone);
  if (!time.ok) return fail(time.error.kind, { ...time.error, field: `body.${time.error.field}` });
  const checked = given.rrule === undefined ? ok(true) : checkRecurrence(given.rrule);
  if (!checked.ok) return fail(checked.error.kind, { ...checked.error, field: 'body.rrule' });
  return ok({
    facilityId: facility.id,
    id: context.newId(),
    resourceId: given.resourceId,
    kind: given.kind,
    note: given.note ?? null,
    from: from.value,
    to: to.value,
    zone: facility.zone,
    rrule: given.rrule ?? null,
    exdates: [],
    calendarId: null,
    uid: null,
    writtenUntil: writtenUntil(context.now),
    createdBy: context.reader.personId ?? null,
    createdAt: context.now,
  });
};

/**
 * Bookings that it would lie over are named first: kind `block-clashes` (details: clashes, count), unless told to go ahead;
 * they stay booked, and the desk shows them. Further kinds `facility-not-found`, `not-allowed`, `facility-not-opened`,
 * `resource-not-found`, `period-*`, `recurrence-*`, `blocks-too-many` (details: most), `state-secret-refused`.
 */
export const addBlock = async (context: Context, facilityId: string, given: NewBlock): Promise<Result<BlockView>> => {
  const found = await workedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const { facility } = found.value;
  if (given.resourceId !== null && !(await resourcesOf(context.tx, [facilityId])).some((resource) => resource.id === given.resourceId))
    return fail('resource-not-found', { field: 'body.resourceId' });
  const draft = drafted(context, facility, given);
  if (!draft.ok) return draft;
  const block = draft.value;
  const occurrences = writtenOccurrences(block, context.now);
  if (!occurrences.ok) return fail(occurrences.error.kind, { ...occurrences.error, field: 'body.rrule' });
  await lockAgainstBooking(context.tx, facilityId);
  if ((await countOwnBlocks(context.tx, facilityId, context.now)) >= mostBlocks) return fail('blocks-too-many', { details: { most: mostBlocks } });
  const clashes = (await clashesOf(context, facilityId, occurrences.value)).get(block.id) ?? [];
  if (clashes.length > 0 && given.despiteClashes !== true)
    return fail('block-clashes', { details: { count: clashes.length, clashes: clashes.slice(0, mostNamed).map(clashJson) } });
  await insertBlocks(context.tx, [block]);
  await insertOccurrences(context.tx, occurrences.value);
  await announce(context, {
    kind: 'block-added',
    subject: { type: 'facility', id: facilityId },
    organizationId: facility.organizationId,
    changed: {
      blockId: block.id,
      resourceId: block.resourceId,
      kind: block.kind,
      from: block.from.toISOString(),
      to: block.to.toISOString(),
      ...(block.rrule === null ? {} : { rrule: block.rrule }),
      ...(clashes.length === 0 ? {} : { clashes: clashes.length }),
    },
  });
  return ok({ block, from: block.from, to: block.to, clashes: clashes.slice(0, mostNamed) });
};

/** Kinds `facility-not-found`, `not-allowed`, `block-not-found`: also one that came with a calendar, which goes with it. Who waits for its time is looked after. */
export const removeBlock = async (context: Context, facilityId: string, blockId: string): Promise<Result<Record<string, never>>> => {
  const found = await workedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? fail('block-not-found') : found;
  await lockAgainstBooking(context.tx, facilityId);
  const block = await findBlock(context.tx, facilityId, blockId);
  if (block === undefined || block.calendarId !== null) return fail('block-not-found');
  await deleteBlock(context.tx, facilityId, blockId);
  await announce(context, {
    kind: 'block-removed',
    subject: { type: 'facility', id: facilityId },
    organizationId: found.value.facility.organizationId,
    changed: { blockId, kind: block.kind, from: block.from.toISOString(), to: block.to.toISOString() },
  });
  const to = block.rrule === null ? block.to : block.writtenUntil;
  if (to > context.now) await promoteWaiting(context, facilityId, { from: context.now, to });
  return ok({});
};
