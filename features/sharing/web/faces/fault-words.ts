/** Sentences of faults, and where they stand. */
import { fraction, parseFraction, times, toFixed } from '@tongtu/kernel/fraction';
import type { Translate } from '@tongtu/platform/ui';
import { faultValues } from '../../language/fault-values.ts';
import type { Fault } from './draft.ts';

/** `11/10` → `110%`: sums of shares are said as people say them. */
const percent = (text: unknown): string | undefined => {
  const read = typeof text === 'string' ? parseFraction(text) : undefined;
  return read?.ok ? `${toFixed(times(read.value, fraction(100n)), 4).replace(/\.?0+$/, '')}%` : undefined;
};

export const faultWords = (t: Translate, { kind, place, details }: Fault): string => {
  const sum = percent(details['sum']);
  const values = { ...faultValues({ kind, field: place, details }, t.language), ...(sum === undefined ? {} : { sum }) };
  return t.maybe(`errors.${kind}`, values) ?? t('faces.faultOther', { kind });
};
/** `第 3 行第 5 列`, or the place in the tree where there is no text. */
export const placeWords = (t: Translate, { at, place }: Fault): string =>
  at === undefined ? place : t('faces.at', { line: String(at.line), column: String(at.column) });
