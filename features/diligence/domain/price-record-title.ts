/** What evidence is called that a price record leaves (data/price-record-titles.json). */
import type { PriceRecordKind } from '../contract/price-records.ts';
import titles from '../data/price-record-titles.json' with { type: 'json' };
import type { BothLanguages } from './obligation-pack.ts';

export const priceRecordTitle = (kind: PriceRecordKind, institution: string): BothLanguages => {
  const { zh, en } = titles[kind];
  // A function, so that no name is read as a pattern.
  return { zh: zh.replace('{{institution}}', () => institution), en: en.replace('{{institution}}', () => institution) };
};
