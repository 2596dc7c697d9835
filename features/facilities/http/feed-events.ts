/** What a feed tells: everything to operators; to others only that a time is taken. */
import { createHash } from 'node:crypto';
import { inLanguage, type Language, type Localized } from '@tongtu/kernel/localized';
import type { FeedEvent } from '../calendars/ics.ts';
import { merged } from '../calendars/spans.ts';
import type { FeedContent } from '../use-cases/feeds.ts';
import type { FacilitiesOptions } from './options.ts';

const tentative = new Set(['held', 'requested', 'approved']);

const idOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32);

type Words = { readonly language: Language; readonly host: string; readonly say: (key: string, values?: Record<string, string>) => string };

const named = ({ language }: Words, name: Localized | undefined): string => (name === undefined ? '' : inLanguage(name, language).text);

const bookingEvents = ({ bookings }: FeedContent, words: Words): FeedEvent[] =>
  bookings.map(({ booking, organization, personName, resource }) => ({
    uid: `booking-${booking.id}@${words.host}`,
    sequence: booking.revision,
    from: booking.from,
    to: booking.to,
    summary: [named(words, resource?.name), named(words, organization.name)].filter((text) => text !== '').join(' · '),
    description: [words.say(`states.${booking.state}`), personName, named(words, booking.details.purpose)].filter((text) => text !== '').join('\n'),
    confirmed: !tentative.has(booking.state),
    stamp: booking.updatedAt,
  }));

const blockEvents = ({ blocks, resourceNames }: FeedContent, words: Words): FeedEvent[] =>
  blocks.map(({ block, blockId, kind, resourceId, from, to }) => ({
    uid: `block-${blockId}-${from.getTime() / 1000}@${words.host}`,
    sequence: 0,
    from,
    to,
    summary: [resourceId === null ? '' : named(words, resourceNames.get(resourceId)), words.say(`calendars.kinds.${kind}`)]
      .filter((text) => text !== '')
      .join(' · '),
    description: block?.note ?? '',
    confirmed: true,
    stamp: block?.createdAt ?? from,
  }));

/** Times by resource; what touches is one, so that nobody can count bookings. */
const busyEvents = ({ facilityId, bookings, blocks, resourceNames, title, now }: FeedContent, words: Words): FeedEvent[] => {
  const times = [
    ...bookings.map(({ booking }) => ({ resourceId: booking.resourceId, from: booking.from, to: booking.to })),
    ...blocks.map(({ resourceId, from, to }) => ({ resourceId, from, to })),
  ];
  return [...Map.groupBy(times, (time) => time.resourceId ?? '')].flatMap(([resourceId, own]) =>
    merged(own.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))).map(({ from, to }) => ({
      uid: `busy-${idOf(facilityId, resourceId, String(from))}@${words.host}`,
      sequence: 0,
      from: new Date(from),
      to: new Date(to),
      summary: [named(words, resourceNames.get(resourceId) ?? title), words.say('calendars.busy')].filter((text) => text !== '').join(' · '),
      description: '',
      confirmed: true,
      stamp: now,
    })),
  );
};

/** Everything that the scope may tell, in the reader's language. */
export const feedEvents = (content: FeedContent, options: Pick<FacilitiesOptions, 'translate' | 'publicUrl'>, language: Language): FeedEvent[] => {
  const words: Words = {
    language,
    host: new URL(options.publicUrl()).hostname,
    say: (key, values) => options.translate(language, 'facilities', key, values),
  };
  return content.scope === 'busy' ? busyEvents(content, words) : [...bookingEvents(content, words), ...blockEvents(content, words)];
};

export const feedName = (content: FeedContent, language: Language): string => inLanguage(content.title, language).text;
