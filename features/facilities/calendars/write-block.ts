/** Writes out when a block blocks. What recurs is written further ahead than anybody may book, and a little more every day. */
import { wallClockOf } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { writtenAheadDays } from '../domain/facility.ts';
import { parseRule } from '../domain/recurrence-rule.ts';
import type { Occurrence, StoredBlock } from '../store/blocks.ts';
import { mostOccurrences } from './recurrence.ts';
import { stretchesIn } from './stretches.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** What lies further back than the desk looks is not written. */
const writtenBackDays = 92;

/** Until when blocks are written out today. */
export const writtenUntil = (now: Date): Date => new Date(now.getTime() + writtenAheadDays * dayMs);

export type Times = Pick<StoredBlock, 'facilityId' | 'id' | 'resourceId' | 'from' | 'to' | 'zone' | 'rrule' | 'exdates'>;

const wallOf = (text: string): number => Date.parse(`${text}Z`);

/**
 * Its first time and, where it recurs, those that touch the window; by the wall clock of its zone. Each once, in order.
 * Kinds `recurrence-malformed`, `recurrence-too-dense`.
 */
export const occurrencesOf = (block: Times, window: { readonly from: Date; readonly to: Date }): Result<Occurrence[]> => {
  const { facilityId, id, resourceId, from, to, zone, rrule } = block;
  const times = new Map<number, number>();
  const first = Math.floor(wallClockOf(from.getTime(), zone) / minuteMs) * minuteMs;
  const exdates = new Set(block.exdates.map(wallOf));
  if (!exdates.has(first) && from < window.to && to > window.from) times.set(from.getTime(), to.getTime());
  if (rrule !== null) {
    const rule = parseRule(rrule);
    if (!rule.ok) return rule;
    const minutes = Math.max(1, Math.ceil((wallClockOf(to.getTime(), zone) - first) / minuteMs));
    const recurring = { start: first, minutes, rule: rule.value, exdates: new Set([...exdates, first]), zone };
    const stretches = stretchesIn(recurring, { from: window.from.getTime(), to: window.to.getTime() }, mostOccurrences);
    if (stretches === undefined) return fail('recurrence-too-dense', { details: { most: mostOccurrences } });
    for (const one of stretches) if (!times.has(one.from)) times.set(one.from, one.to);
  }
  return ok([...times].sort(([a], [b]) => a - b).map(([begin, end]) => ({ facilityId, blockId: id, resourceId, from: new Date(begin), to: new Date(end) })));
};

/** All that is written of a new block: what recurs from a little back to as far ahead as today allows. Kinds as above. */
export const writtenOccurrences = (block: Times, now: Date): Result<Occurrence[]> =>
  block.rrule === null
    ? occurrencesOf(block, { from: block.from, to: block.to })
    : occurrencesOf(block, { from: new Date(now.getTime() - writtenBackDays * dayMs), to: writtenUntil(now) });
