/** The door of an event that somebody sends: read by the plan of its day, and compared with one of the same id. */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readIncomeEvent, type IncomeEvent } from '../domain/income-event.ts';
import { isReservedId, type RecordedEvent } from '../domain/recorded-event.ts';
import type { Settler } from '../domain/settle.ts';

/**
 * Kinds `event-invalid` (its `errors` name the faults; beside those of `readIncomeEvent` event-id-reserved) and `event-before-plan`
 * where that is all that is wrong.
 */
export const readSentEvent = ({ plan }: Settler, json: unknown): Result<IncomeEvent> => {
  const read = readIncomeEvent(json, plan);
  if (!read.ok) {
    const [only, ...others] = read.error.errors ?? [];
    return only?.kind === 'event-before-plan' && others.length === 0 ? fail(only.kind, only) : read;
  }
  return isReservedId(read.value.id) ? fail('event-invalid', { errors: [{ kind: 'event-id-reserved', field: 'id' }] }) : read;
};

/** What a sent event may be known by before it is read; empty where it is no text that a database could keep. */
export const sentId = (json: unknown): string => {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' && id.length <= 100 && !id.includes('\0') ? id : '';
};
export const sentDay = (json: unknown): unknown => (typeof json === 'object' && json !== null && 'on' in json ? json.on : undefined);

/** Kind `event-id-reused` (details: id, fields: what is not the same). */
export const sameAsBefore = <E extends RecordedEvent | IncomeEvent>(before: E, event: IncomeEvent): Result<E> => {
  const fields = (['on', 'kind', 'amount', 'category', 'stream', 'year'] as const).filter((field) => (before[field] ?? null) !== (event[field] ?? null));
  return fields.length === 0 ? ok(before) : fail('event-id-reused', { field: 'id', details: { id: event.id, fields } });
};
