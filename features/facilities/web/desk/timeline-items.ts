/** The timeline's answer as rows of what lies in them, in order; pure. */
import { occupyingStates, type BookingCard } from '../../contract/bookings.ts';
import type { Timeline } from '../../contract/desk.ts';
import type { Resource, ResourceGroup } from '../../contract/facilities.ts';
import type { Span } from './scale.ts';

export type TimelineBlock = Timeline['blocks'][number];
export type Item = Span &
  (
    | { readonly kind: 'booking'; readonly key: string; readonly booking: BookingCard; readonly clash: boolean }
    | { readonly kind: 'block'; readonly key: string; readonly block: TimelineBlock; readonly clash: boolean }
  );
export type Row = { readonly resource: Resource; readonly items: readonly Item[]; readonly open: readonly Span[] };
export type RowGroup = { readonly group: ResourceGroup | null; readonly rows: readonly Row[] };
export type Rows = {
  readonly groups: readonly RowGroup[];
  /** What blocks the whole facility. */
  readonly everywhere: readonly Item[];
  readonly items: readonly Item[];
};

/** What has or had its place. Declined, cancelled and expired bookings stand in the lists. */
const drawn: readonly string[] = [...occupyingStates, 'completed', 'no-show'];

const spanOf = (of: { readonly from: string; readonly to: string }): Span => ({ from: Date.parse(of.from), to: Date.parse(of.to) });
const inOrder = (a: Item, b: Item): number => a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1);

/** A retired resource keeps its row as long as something of it is shown. */
export const rowsOf = (timeline: Timeline, groups: readonly ResourceGroup[], window: Span): Rows => {
  const clashing = new Set(timeline.clashes.flatMap(({ bookingId, blockId }) => [bookingId, blockId]));
  const items: Item[] = [
    ...timeline.bookings
      .filter((booking) => drawn.includes(booking.state))
      .map((booking) => ({ kind: 'booking' as const, key: booking.id, booking, clash: clashing.has(booking.id), ...spanOf(booking) })),
    ...timeline.blocks.map((block) => ({ kind: 'block' as const, key: `${block.id} ${block.from}`, block, clash: clashing.has(block.id), ...spanOf(block) })),
  ]
    .filter((item) => item.from < window.to && window.from < item.to)
    .sort(inOrder);
  const resourceOf = (item: Item): string | null => (item.kind === 'booking' ? (item.booking.resource?.id ?? null) : item.block.resourceId);
  const rows = [...timeline.resources]
    .sort((a, b) => a.position - b.position)
    .map((resource) => ({
      resource,
      items: items.filter((item) => resourceOf(item) === resource.id),
      open: timeline.open.filter((one) => one.resourceId === resource.id).map(spanOf),
    }))
    .filter((row) => row.resource.state === 'open' || row.items.length > 0);
  const known = groups.map((group) => ({ group, rows: rows.filter((row) => row.resource.groupId === group.id) })).filter((one) => one.rows.length > 0);
  const rest = rows.filter((row) => !known.some((one) => one.rows.includes(row)));
  return {
    // Without a group first: below a heading they would seem to belong to it.
    groups: [...(rest.length > 0 ? [{ group: null, rows: rest }] : []), ...known],
    everywhere: items.filter((item) => item.kind === 'block' && item.block.resourceId === null),
    items,
  };
};

/** What one does at the machine: opening hours and bookings say which hours are worth showing, a closure of three weeks does not. */
export const spansThatMatter = ({ groups, items }: Rows, window: Span): Span[] =>
  [...groups.flatMap(({ rows }) => rows.flatMap((row) => row.open)), ...items.filter((item) => item.kind === 'booking')]
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => from < to);
