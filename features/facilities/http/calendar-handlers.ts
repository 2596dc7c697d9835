/** Blocks, calendars that come in, feeds that go out. */
import { createHash } from 'node:crypto';
import type { Context } from '@tongtu/platform/context';
import { RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import { writeFeed } from '../calendars/ics.ts';
import type { Calendar } from '../contract/calendars.ts';
import type { Block } from '../contract/blocks.ts';
import type { facilityRoutes } from '../contract.ts';
import type { StoredCalendar } from '../store/calendars.ts';
import { addBlock, listBlocks, removeBlock, type BlockView } from '../use-cases/blocks.ts';
import { addCalendar, listCalendars, refreshCalendar, removeCalendar, uploadCalendar } from '../use-cases/calendars.ts';
import { readFeed, renewFeed } from '../use-cases/feeds.ts';
import { feedEvents, feedName } from './feed-events.ts';
import type { FacilitiesOptions } from './options.ts';
import { instantOrNull, presentSpan } from './present.ts';

const presentBlock = ({ block, from, to, clashes }: BlockView): Block => ({
  id: block.id,
  resourceId: block.resourceId,
  kind: block.kind,
  note: block.note,
  ...presentSpan({ from, to }),
  rrule: block.rrule,
  calendarId: block.calendarId,
  clashes: clashes.map((clash) => ({
    bookingId: clash.bookingId,
    resourceId: clash.resourceId,
    organizationName: clash.organizationName,
    state: clash.state,
    ...presentSpan(clash),
  })),
});

/** Of an address only whose it is: the rest opens the calendar to whoever has it. */
const presentCalendar = (calendar: StoredCalendar): Calendar => ({
  id: calendar.id,
  resourceId: calendar.resourceId,
  name: calendar.name,
  host: calendar.address === null ? null : new URL(calendar.address.replace(/^webcals?:/i, 'https:')).host,
  events: calendar.events,
  skipped: calendar.skipped,
  failure: calendar.failure,
  fetchedAt: instantOrNull(calendar.fetchedAt),
  dueAt: instantOrNull(calendar.dueAt),
});

const tokenBytes = 32;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const calendarHandlers = (options: FacilitiesOptions) =>
  ({
    listBlocks: (context: Context, { params }) => mapResult(listBlocks(context, params.facilityId), (blocks) => ({ items: blocks.map(presentBlock) })),
    addBlock: (context, { params, body }) => mapResult(addBlock(context, params.facilityId, body), presentBlock),
    removeBlock: (context, { params }) => removeBlock(context, params.facilityId, params.blockId),
    listCalendars: (context, { params }) =>
      mapResult(listCalendars(context, params.facilityId), ({ calendars, feeds }) => ({
        items: calendars.map(presentCalendar),
        feeds: feeds.map(({ scope, createdAt }) => ({ scope, createdAt: createdAt.toISOString() })),
      })),
    addCalendar: (context, { params, body }) => mapResult(addCalendar(context, params.facilityId, body), presentCalendar),
    uploadCalendar: (context, { params, query, upload }) =>
      mapResult(uploadCalendar(context, params.facilityId, query.resourceId ?? null, upload), presentCalendar),
    refreshCalendar: (context, { params }) => mapResult(refreshCalendar(context, params.facilityId, params.calendarId), presentCalendar),
    removeCalendar: (context, { params }) => removeCalendar(context, params.facilityId, params.calendarId),
    renewFeed: async (context, { params, body }) => {
      const token = Buffer.from(options.chance(tokenBytes)).toString('base64url');
      return mapResult(renewFeed(context, params.facilityId, body.scope, hashOf(token)), ({ scope }) => ({
        scope,
        address: `${options.publicUrl()}/api/calendar-feeds/${token}.ics`,
      }));
    },
    readFeed: async (context, { params }) => {
      const content = await readFeed(context, hashOf(params.token.replace(/\.ics$/, '')));
      if (!content.ok) return content;
      const events = feedEvents(content.value, options, context.language);
      return ok(
        new RawAnswer(writeFeed({ name: feedName(content.value, context.language), language: context.language, events }), {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'attachment; filename="facility.ics"',
          'cache-control': 'private, max-age=300',
        }),
      );
    },
  }) satisfies Partial<Handlers<typeof facilityRoutes>>;
