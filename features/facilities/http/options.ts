/** What the composition root hands to this feature beside each request's context. */
import type { Locales } from '@tongtu/platform/i18n';

export type FacilitiesOptions = {
  /** The sentence of a failure kind, for violations that come back inside an answer. */
  readonly sentence: Locales['sentence'];
  /** Words of documents: `translate(language, 'facilities', key, values)`. */
  readonly translate: Locales['translate'];
  readonly publicUrl: () => string;
  /** Random bytes, for secret addresses. */
  readonly chance: (bytes: number) => Uint8Array;
};
