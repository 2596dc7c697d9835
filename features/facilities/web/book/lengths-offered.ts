/** Lengths that a form offers by one click, and the one it begins with; what the rules refuse is not offered. Pure. */
import type { BookingRule } from '../../contract/rules.ts';

export type LengthLimits = { readonly shortest: number; readonly longest: number; readonly step: number };

const usual = [30, 60, 120, 240, 480, 1440, 2880, 4320, 10_080] as const;

/** `longestOpen`: the longest stretch of opening hours in minutes, where a booking must lie within one. */
export const lengthLimits = (rules: readonly BookingRule[], longestOpen: number | undefined): LengthLimits => {
  const minutesOf = (kind: 'minimum-length' | 'maximum-length' | 'granularity'): number | undefined => {
    const rule = rules.find((one) => one.kind === kind);
    return rule && 'minutes' in rule ? rule.minutes : undefined;
  };
  const within = rules.some((rule) => rule.kind === 'opening-hours' && rule.mode === 'within');
  const step = minutesOf('granularity') ?? 5;
  return {
    shortest: Math.max(minutesOf('minimum-length') ?? step, step),
    longest: Math.min(minutesOf('maximum-length') ?? 527_040, within && longestOpen !== undefined ? longestOpen : 527_040),
    step,
  };
};

export const isLength = (minutes: number, { shortest, longest, step }: LengthLimits): boolean =>
  minutes >= shortest && minutes <= longest && minutes % step === 0;

/** At most five, with the limits themselves among them where they are near. */
export const lengthsOffered = (limits: LengthLimits): readonly number[] => {
  const ends = [limits.shortest, limits.longest].filter((minutes) => minutes <= 1440);
  const fitting = [...new Set([...usual, ...ends])].filter((minutes) => isLength(minutes, limits)).sort((a, b) => a - b);
  const first = Math.max(0, fitting.findLastIndex((minutes) => minutes <= 480) - 3);
  return fitting.slice(first, first + 5);
};

/** A working day where that is allowed, else what comes nearest below, else the shortest. */
export const firstLength = (limits: LengthLimits): number => {
  const offered = lengthsOffered(limits);
  return offered.findLast((minutes) => minutes <= 480) ?? offered[0] ?? Math.ceil(limits.shortest / limits.step) * limits.step;
};
