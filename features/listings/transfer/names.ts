/** What fields and kinds are called, from the room's own texts: a sheet may be headed in either language. */
import { readFileSync } from 'node:fs';
import { listingKinds, type ListingKind } from '../contract/bodies.ts';
import type { Labels } from './cells.ts';

type Texts = { readonly fields: Readonly<Record<string, string>>; readonly kinds: Readonly<Record<string, string>> };
const textsOf = (language: 'zh' | 'en'): Texts => JSON.parse(readFileSync(new URL(`../locales/${language}.json`, import.meta.url), 'utf8')) as Texts;

const texts = { zh: textsOf('zh'), en: textsOf('en') };

/** So that a sheet may be headed in either language. */
export const names: { readonly fields: Labels; readonly kinds: ReadonlyMap<string, ListingKind> } = {
  fields: { zh: texts.zh.fields, en: texts.en.fields },
  kinds: new Map(listingKinds.flatMap((kind) => [texts.zh, texts.en].map(({ kinds }) => [kinds[kind]!.toLowerCase(), kind] as const))),
};

/** Labels of the fields as a code table. */
export const labels = Object.keys(texts.zh.fields).map((code) => ({ code, zh: texts.zh.fields[code]!, en: texts.en.fields[code] ?? code }));
