/** What the sentence of a fault needs, in the reader's language. */
import { inLanguage, type Language, type Localized } from '@tongtu/kernel/localized';
import type { Failure } from '@tongtu/kernel/result';
import { said } from './words.ts';

const isLocalized = (value: unknown): value is Localized => typeof value === 'object' && value !== null && ('zh' in value || 'en' in value);

/** Details of a fault as plain values: what stands in both languages in this one, lists joined. For `errors.<kind>` in the browser. */
export const faultValues = (failure: Failure, language: Language): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries({ field: failure.field ?? '', ...failure.details }).map(([key, value]) => [
      key,
      isLocalized(value)
        ? inLanguage(value, language).text
        : key === 'pathway'
          ? said('pathway', String(value), language)
          : Array.isArray(value)
            ? value.join(language === 'zh' ? '、' : ', ')
            : typeof value === 'number'
              ? value
              : String(value ?? ''),
    ]),
  );
