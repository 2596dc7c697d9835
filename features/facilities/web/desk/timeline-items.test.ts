import { expect, test } from 'vitest';
import type { BookingCard } from '../../contract/bookings.ts';
import type { Timeline } from '../../contract/desk.ts';
import { rowsOf, spansThatMatter } from './timeline-items.ts';

const at = (time: string): string => `2026-11-${time}:00.000Z`;
const resource = (id: string, position: number, more: object = {}): Timeline['resources'][number] => ({
  id,
  name: { en: id },
  capacity: 1,
  groupId: null,
  openings: null,
  state: 'open',
  position,
  ...more,
});
const booking = (id: string, resourceId: string, state: BookingCard['state'], from: string, to: string): BookingCard =>
  ({ id, resource: { id: resourceId, name: {} }, state, from, to }) as unknown as BookingCard;
const block = (id: string, resourceId: string | null, from: string, to: string): Timeline['blocks'][number] => ({
  id,
  resourceId,
  kind: 'maintenance',
  note: null,
  rrule: null,
  calendarId: null,
  from,
  to,
});

const timeline: Timeline = {
  zone: 'UTC',
  title: {},
  resources: [resource('b', 2), resource('a', 1, { groupId: 'g' }), resource('old', 3, { state: 'retired' }), resource('gone', 4, { state: 'retired' })],
  open: [{ resourceId: 'a', from: at('26T09:00'), to: at('26T17:00') }],
  bookings: [
    booking('2', 'a', 'confirmed', at('26T12:00'), at('26T14:00')),
    booking('1', 'a', 'held', at('26T09:00'), at('26T10:00')),
    booking('3', 'b', 'cancelled', at('26T09:00'), at('26T10:00')),
    booking('4', 'old', 'completed', at('26T09:00'), at('26T10:00')),
    booking('5', 'gone', 'completed', at('20T09:00'), at('20T10:00')),
  ],
  blocks: [block('x', null, at('26T13:00'), at('28T00:00')), block('y', 'b', at('26T06:00'), at('26T08:00'))],
  clashes: [{ bookingId: '2', blockId: 'x' }],
};
const window = { from: Date.parse(at('26T00:00')), to: Date.parse(at('27T00:00')) };
const rows = rowsOf(
  timeline,
  [
    { id: 'g', name: { en: 'G' } },
    { id: 'empty', name: {} },
  ],
  window,
);

test('rows stand in their groups, those without a group first; a retired one only while it shows something', () =>
  expect(rows.groups.map((one) => [one.group?.id ?? '', one.rows.map((row) => row.resource.id)])).toEqual([
    ['', ['b', 'old']],
    ['g', ['a']],
  ]));
test('what was called off is not drawn, what is drawn stands in order', () =>
  expect(rows.groups.flatMap((one) => one.rows.map((row) => row.items.map((item) => item.key)))).toEqual([[`y ${at('26T06:00')}`], ['4'], ['1', '2']]));
test('clashes are marked on both sides', () => expect(rows.items.filter((item) => item.clash).map((item) => item.key)).toEqual(['2', `x ${at('26T13:00')}`]));
test('what blocks everything stands apart', () => expect(rows.everywhere.map((item) => item.key)).toEqual([`x ${at('26T13:00')}`]));
test('hours are shown for bookings and opening hours, not for what blocks', () =>
  expect(spansThatMatter(rows, window).map((one) => new Date(one.from).toISOString().slice(11, 16))).toEqual(['09:00', '09:00', '09:00', '12:00']));
