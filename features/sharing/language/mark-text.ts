/** Stretches of a text for an editor that colours it. */
import { lexRaw } from './lex.ts';
import type { Span } from './positions.ts';
import { Day, Fraction, Line, Num, Other, Percent, rowOfToken, Text, UnclosedText, Word } from './tokens.ts';

/** `statement`: the first word of a line. `word`: another word of the language. `id`: of a party or member. */
export type MarkKind = 'statement' | 'word' | 'id' | 'value' | 'name' | 'comment' | 'unknown';
export type Mark = Span & { readonly kind: MarkKind };

const values: ReadonlySet<unknown> = new Set([Day, Percent, Fraction, Num]);

/** In the order of the text; what lies between them has no colour. */
export const markPlanText = (text: string): Mark[] => {
  const { tokens, comments } = lexRaw(text);
  const marks = tokens.flatMap((token, i): Mark[] => {
    const span = { offset: token.startOffset, length: token.image.length };
    const type = token.tokenType;
    const row = rowOfToken.get(type);
    const startsLine = i === 0 || tokens[i - 1]!.tokenType === Line;
    if (row !== undefined) {
      // A party that is called like a word of the language stands where an indented line begins.
      const isIndented = startsLine && /[^\r\n]$/.test(tokens[i - 1]?.image ?? '');
      const isStatement = row.use === 'statement' && startsLine && !isIndented;
      return [{ ...span, kind: isStatement ? 'statement' : isIndented && row.use !== 'term' && row.use !== 'link' ? 'id' : 'word' }];
    }
    if (type === Text) return [{ ...span, kind: 'name' }];
    if (values.has(type)) return [{ ...span, kind: 'value' }];
    if (type === Other || type === UnclosedText) return [{ ...span, kind: 'unknown' }];
    return type === Word || type.CATEGORIES?.includes(Word) ? [{ ...span, kind: 'id' }] : [];
  });
  // The comments among blank lines are part of a line end, for the grammar; here they are read out of it.
  const inBreaks = tokens
    .filter((token) => token.tokenType === Line)
    .flatMap((token) =>
      [...token.image.matchAll(/(?:#|\/\/)[^\r\n]*/g)].map((match) => ({ offset: token.startOffset + match.index, length: match[0].length })),
    );
  const told = [...comments.map((token) => ({ offset: token.startOffset, length: token.image.length })), ...inBreaks];
  return [...marks, ...told.map((span): Mark => ({ ...span, kind: 'comment' }))].sort((a, b) => a.offset - b.offset);
};
