/** Sentences of failures that were found in the browser: the room's own, filled with the details. */
import type { Translate } from '@tongtu/platform/ui';
import type { Failure } from '@tongtu/kernel/result';

const valuesOf = (details: Failure['details']): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(details ?? {}).map(([key, value]) => [key, typeof value === 'number' ? value : Array.isArray(value) ? value.join(', ') : String(value)]),
  );

export const faultText = (t: Translate, { kind, details }: Pick<Failure, 'kind' | 'details'>): string =>
  t.maybe(`settlement.faults.${kind}`, valuesOf(details)) ?? t.maybe(`errors.${kind}`, valuesOf(details)) ?? kind;

/** The first sentence of each field. */
export const faultsByField = (t: Translate, failure: Failure): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const fault of failure.errors ?? [failure]) if (fault.field !== undefined && !(fault.field in found)) found[fault.field] = faultText(t, fault);
  return found;
};
