/** The JSON face of a plan, read from its text, with the place in the text of whatever is wrong. */
import { fail, type Failure, type Result } from '@tongtu/kernel/result';
import type { SharingPlan } from '../domain/plan.ts';
import { readPlan } from '../domain/read-plan.ts';
import { jsonPlaces } from './json-places.ts';
import { mostFaults } from './expectations.ts';
import { positionsIn, type Span } from './positions.ts';

/** In code units; more than the longest plan takes, whatever its blanks. */
export const longestJson = 4_000_000;

/** Where the engine says that it stopped; the whole text where it does not say. */
const stoppedAt = (error: unknown, text: string): Span => {
  const offset = Number(/at position (\d+)/.exec(String(error))?.[1] ?? (/end of JSON/i.test(String(error)) ? text.length : 0));
  return { offset, length: 1 };
};

/**
 * Kind `plan-invalid`; its `errors` are those of `readPlan`, in `details` with `line` and `column` (from 1), `offset` and `length`.
 * Kinds beside those: json-malformed, json-key-twice (details: key), plan-text-too-long (details: most).
 */
export const readPlanJson = (text: string): Result<SharingPlan> => {
  const position = positionsIn(text);
  const refused = (kind: string, span: Span, more: object = {}): Result<SharingPlan> =>
    fail('plan-invalid', { errors: [{ kind, field: '', details: { ...position(span), ...more } }] });
  if (text.length > longestJson) return refused('plan-text-too-long', { offset: longestJson, length: 1 }, { most: longestJson });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ' '));
  } catch (error) {
    return refused('json-malformed', stoppedAt(error, text));
  }
  const read = readPlan(json);
  const { places, twice } = jsonPlaces(text.replace(/^\ufeff/, ' '));
  const at = (place: string): Span => {
    for (let each = place; each !== ''; each = each.slice(0, Math.max(each.lastIndexOf('.'), 0))) {
      const span = places.get(each);
      if (span !== undefined) return span;
    }
    return { offset: places.get('')?.offset ?? 0, length: 1 };
  };
  const doubled = twice
    .slice(0, mostFaults)
    .map(({ place, key, span }): Failure => ({ kind: 'json-key-twice', field: place, details: { key, ...position(span) } }));
  const faults = read.ok ? [] : (read.error.errors ?? [read.error]);
  const placed = faults.map((failure): Failure => ({ ...failure, details: { ...failure.details, ...position(at(failure.field ?? '')) } }));
  const errors = [...doubled, ...placed].slice(0, mostFaults);
  return errors.length === 0 ? read : fail('plan-invalid', { errors });
};
