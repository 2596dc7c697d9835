/** Where the words of a query stand in the line of a list, so that a reader sees why it is there. */
import type { ListingCard } from '@tongtu/listings/contract';
import type { Hit } from '../contract.ts';
import type { Tokenizer } from '../words/tokenizer.ts';

type Highlight = Hit['highlights'][number];
type Range = [number, number];

/** Stretches of the text that hold a word of the query, joined where they touch. */
export const rangesOf = (text: string, terms: ReadonlySet<string>, tokenizer: Tokenizer): Range[] => {
  const ranges: Range[] = [];
  for (const { term, start, end } of tokenizer.tokens(text)) {
    if (!terms.has(term)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
};

/** Keywords are marked in their list joined by single spaces. */
export const highlightsOf = (card: Pick<ListingCard, 'title' | 'summary' | 'keywords'>, terms: ReadonlySet<string>, tokenizer: Tokenizer): Highlight[] => {
  const texts = [
    ...(['zh', 'en'] as const).map((language) => ({ field: 'title' as const, language, text: card.title[language] })),
    ...(['zh', 'en'] as const).map((language) => ({ field: 'summary' as const, language, text: card.summary?.[language] })),
    { field: 'keywords' as const, language: null, text: card.keywords.join(' ') },
  ];
  return texts.flatMap(({ field, language, text }) => {
    const ranges = text ? rangesOf(text, terms, tokenizer) : [];
    return ranges.length === 0 ? [] : [{ field, language, ranges }];
  });
};
