/** A calendar that goes out, as iCalendar (RFC 5545). Times are instants in UTC, which every program reads alike. */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';

export type FeedEvent = {
  /** The same for ever, unique in the world. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly from: Date;
  readonly to: Date;
  readonly summary: string;
  /** Several lines; empty: none. */
  readonly description: string;
  readonly confirmed: boolean;
  /** When it was last changed. */
  readonly stamp: Date;
};

export type Feed = { readonly name: string; readonly language: 'zh' | 'en'; readonly events: readonly FeedEvent[] };

/** What cannot stand in a text of the standard (controls but line breaks), and what turns other text around. */
const harmless = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .trim();
const oneLine = (text: string): string => harmless(text).replace(/\s*\n\s*/g, ' ');

/** The whole file. Names and notes are text and nothing else: no line of theirs becomes a property. */
export const writeFeed = ({ name, language, events }: Feed): string =>
  ical({
    name: oneLine(name),
    prodId: { company: 'Tongtu', product: 'Shared facilities', language: language === 'zh' ? 'ZH' : 'EN' },
    events: events.map((event) => ({
      id: oneLine(event.uid),
      sequence: event.sequence,
      stamp: event.stamp,
      start: event.from,
      end: event.to,
      summary: oneLine(event.summary),
      ...(harmless(event.description) === '' ? {} : { description: harmless(event.description) }),
      status: event.confirmed ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.OPAQUE,
    })),
  }).toString();
