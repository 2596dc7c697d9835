/** A file of events, one a line. */
import { isSameEvent, jsonPlaces, readIncomeEvent, type IncomeEvent, type SharingPlan } from '@tongtu/sharing/rules';
import type { AloneInput } from '../../command.ts';
import { errorOf, FileRefused, textOf, type FileError } from './said.ts';

export type EventLine = { readonly event: IncomeEvent; readonly repeated: boolean };
/** A thousand faults help nobody. */
const mostErrors = 50;

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Every event in the order of the file, or every fault with its line. An event that stands there twice is marked, not refused. */
export const eventsOf = async (input: AloneInput, file: string, plan: SharingPlan): Promise<EventLine[]> => {
  const lines = (await textOf(input, file)).replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const known = new Map<string, IncomeEvent>();
  const errors: FileError[] = [];
  const events = lines.flatMap((text, i): EventLine[] => {
    if (text.trim() === '' || errors.length >= mostErrors) return [];
    const json = parsed(text);
    if (json === undefined) {
      errors.push(errorOf(input, { kind: 'json-malformed' }, i + 1));
      return [];
    }
    const twice = jsonPlaces(text).twice.map(({ place, key, span }) => ({ kind: 'json-key-twice', field: place, details: { key, column: span.offset + 1 } }));
    if (twice.length > 0) {
      errors.push(...twice.slice(0, mostErrors).map((failure) => errorOf(input, failure, i + 1)));
      return [];
    }
    const read = readIncomeEvent(json, plan);
    if (!read.ok) {
      errors.push(...(read.error.errors ?? [read.error]).map((failure) => errorOf(input, failure, i + 1)));
      return [];
    }
    const first = known.get(read.value.id);
    if (first !== undefined && !isSameEvent(first, read.value)) {
      errors.push(errorOf(input, { kind: 'event-id-reused', field: 'id', details: { id: first.id } }, i + 1));
      return [];
    }
    known.set(read.value.id, read.value);
    return [{ event: read.value, repeated: first !== undefined }];
  });
  if (errors.length > 0) throw new FileRefused(errors);
  return events;
};
