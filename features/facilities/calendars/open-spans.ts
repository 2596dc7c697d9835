/**
 * Opening hours as spans. A search asks a thousand facilities for weeks to come and asks again a moment later, so what was
 * worked out is kept by content (never by facility: settings that change are other content), in pieces of 64 days.
 */
import { isZone, parseWallClock } from '@tongtu/kernel/period';
import type { Opening } from '../contract/facilities.ts';
import { parseRule } from '../domain/recurrence-rule.ts';
import { merged, spanOf, type Span, type Stretch } from './spans.ts';
import { stretchesIn } from './stretches.ts';

const pieceMs = 64 * 86_400_000;
/** Stretches that are kept in all, two numbers each. */
const mostKept = 1_000_000;
const densest = 5000;

/** From, to, from, to … */
type Piece = Float64Array;
const kept = new Map<string, Map<number, Piece>>();
let stretchesKept = 0;

const stretchesOf = (opening: Opening, zone: string, window: Stretch): readonly Stretch[] => {
  const start = parseWallClock(opening.start);
  const rule = opening.rrule === null ? null : parseRule(opening.rrule);
  // Settings are checked at the door; what an older version let in does not open.
  if (start === undefined || rule?.ok === false) return [];
  const exdates = new Set(opening.exdates.map((text) => parseWallClock(text) ?? Number.NaN));
  return stretchesIn({ start, minutes: opening.minutes, rule: rule?.value ?? null, exdates, zone }, window, densest) ?? [];
};

const workOut = (openings: readonly Opening[], zone: string, index: number): Piece => {
  const window = { from: index * pieceMs, to: (index + 1) * pieceMs };
  return Float64Array.from(merged(openings.flatMap((opening) => stretchesOf(opening, zone, window))).flatMap(({ from, to }) => [from, to]));
};

const forget = (content: string): void => {
  for (const piece of kept.get(content)?.values() ?? []) stretchesKept -= piece.length / 2;
  kept.delete(content);
};

/** Pieces of one content, the last used at the end of the map. */
const piecesOf = (content: string): Map<number, Piece> => {
  const pieces = kept.get(content) ?? new Map<number, Piece>();
  kept.delete(content);
  kept.set(content, pieces);
  return pieces;
};

const pieceAt = (pieces: Map<number, Piece>, openings: readonly Opening[], zone: string, index: number): Piece => {
  const known = pieces.get(index);
  if (known !== undefined) return known;
  const made = workOut(openings, zone, index);
  pieces.set(index, made);
  stretchesKept += made.length / 2;
  return made;
};

/** When it is open: whole spans that touch the window, in order, without overlap; those that touch each other are one. */
export const openSpans = (openings: readonly Opening[], zone: string, window: Span): Span[] => {
  const [from, to] = [window.from.getTime(), window.to.getTime()];
  if (openings.length === 0 || !(from < to) || !isZone(zone)) return [];
  const content = `${zone} ${JSON.stringify(openings)}`;
  const pieces = piecesOf(content);
  const touching: Stretch[] = [];
  for (let index = Math.floor(from / pieceMs); index * pieceMs < to; index += 1) {
    const piece = pieceAt(pieces, openings, zone, index);
    for (let at = 0; at < piece.length; at += 2) if (piece[at]! < to && piece[at + 1]! > from) touching.push({ from: piece[at]!, to: piece[at + 1]! });
  }
  for (const oldest of kept.keys()) {
    if (stretchesKept <= mostKept) break;
    forget(oldest);
  }
  return merged(touching).map(spanOf);
};
