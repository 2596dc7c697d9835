/** Sentences of faults, and where they stand. */
import type { Translate } from '@tongtu/platform/ui';
import { faultValues } from '../../language/fault-values.ts';
import type { Fault } from './draft.ts';

export const faultWords = (t: Translate, { kind, place, details }: Fault): string =>
  t.maybe(`errors.${kind}`, faultValues({ kind, field: place, details }, t.language)) ?? t('faces.faultOther', { kind });
/** `第 3 行第 5 列`, or the place in the tree where there is no text. */
export const placeWords = (t: Translate, { at, place }: Fault): string =>
  at === undefined ? place : t('faces.at', { line: String(at.line), column: String(at.column) });
