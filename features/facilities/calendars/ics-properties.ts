/** Properties of one event, by ical.js: quoting, parameters, escapes. The rule is read by our own code, which is the only one that expands it. */
import ICAL from 'ical.js';
import { nameOf, type Part } from './ics-text.ts';

/** `type` as the standard calls it: `date-time`, `date`, `period`, `duration`, `text`. Values as text; a period as two. */
export type Property = { readonly parameters: Readonly<Record<string, unknown>>; readonly type: string; readonly values: readonly unknown[] };
export type Properties = (name: string) => readonly Property[];

type Parsed = [string, [string, Record<string, unknown>, string, ...unknown[]][]];

/** Characters of one event that we read: a few thousand dates. */
const longestEvent = 120_000;

/** Throws where the parser cannot read them, or there is too much of them. */
export const propertiesOf = (event: Part): Properties => {
  const lines = event.lines.filter((line) => nameOf(line) !== 'RRULE');
  if (lines.reduce((sum, line) => sum + line.length, 0) > longestEvent) throw new Error('an event of that length is none');
  const [, read] = ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT', ''].join('\r\n')) as unknown as Parsed;
  const all = Map.groupBy(read, ([name]) => name.toUpperCase());
  return (name) => (all.get(name) ?? []).map(([, parameters, type, ...values]) => ({ parameters, type, values }));
};

export const textOf = (properties: Properties, name: string): string | undefined => {
  const value = properties(name)[0]?.values[0];
  return typeof value === 'string' ? value : undefined;
};

/** Values of the rules that stand in an event. */
export const rulesOf = (event: Part): string[] =>
  event.lines.filter((line) => nameOf(line) === 'RRULE').map((line) => line.slice(line.indexOf(':') + 1).trim());
