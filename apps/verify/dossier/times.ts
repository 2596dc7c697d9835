/**
 * When a record was there. The log states a time; a witness's cosignature bears it out: the entry stood in the tree that was signed at
 * that second. A time that is later than the first signature over it is impossible. One that is much earlier is only the log's own
 * word: whoever runs a log could enter something today under a day of last year.
 */
import { hold } from '../fault.ts';
import { at, type Proven } from '../tlog/tlog-proof.ts';

/** Clocks of machines differ by less. */
const skewSeconds = 600;
/** A witness that signs within a day bears the time out. */
const daySeconds = 86_400;

const firstSeen = ({ seen }: Pick<Proven, 'seen'>): number | undefined => (seen.size === 0 ? undefined : Math.min(...seen.values()));
const secondsOf = (stated: string): number => Date.parse(stated) / 1000;

/** Ends the check where the stated time is after a witness has seen it. */
export const holdTime = (stated: string, proven: Pick<Proven, 'seen'>, place: string): void => {
  const seconds = secondsOf(stated);
  hold(Number.isFinite(seconds), 'time-malformed', place, { stated });
  const first = firstSeen(proven);
  hold(first === undefined || seconds <= first + skewSeconds, 'time-after-witness', place, { stated, seen: at(first ?? 0) });
};

export type Borne = 'borne-out' | 'stated-only';
/** `borne-out`: a witness signed over it within a day. */
export const borneBy = (stated: string, proven: Pick<Proven, 'seen'>): Borne => {
  const first = firstSeen(proven);
  return first !== undefined && first - secondsOf(stated) <= daySeconds ? 'borne-out' : 'stated-only';
};
