/** What a recipe is: where a collection lies, and how one of its records becomes a card. */
import type { Localized } from '@tongtu/kernel/localized';
import type { ListingBody, ListingKind } from '@tongtu/listings/contract';
import type { Source } from './records.ts';
import type { Tally } from './texts.ts';

/** A row of the import format, see docs/recipes/import-format.md. */
export type Row = {
  [K in ListingKind]: { readonly kind: K; readonly reference: string; readonly title: Localized; readonly body: ListingBody[K] };
}[ListingKind];

/** Why a record becomes no card. */
export type Skipped = { readonly skipped: string };

export type Recipe = {
  /** Below the folder of the collections. */
  readonly file: string;
  readonly convert: (record: Source, tally: Tally) => Row | Skipped;
};

/** Fields that are there; what is undefined leaves no trace in the row. */
export const present = <T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as T;

export const english = (text: string | undefined): Localized | undefined => (text === undefined ? undefined : { en: text });
export const chinese = (text: string | undefined): Localized | undefined => (text === undefined ? undefined : { zh: text });

/** Lengths of the import format. */
export const limits = { title: 200, summary: 2000, long: 8000 } as const;
