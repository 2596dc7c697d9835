/** Text to tokens. What ends a line and what goes on with it is decided here, so that the grammar knows neither blanks nor comments. */
import { createTokenInstance, Lexer, type IToken } from 'chevrotain';
import { allTokens, Comma, Indent, Line, Newline, Stop } from './tokens.ts';

const lexer = new Lexer(allTokens, { positionTracking: 'onlyOffset', ensureOptimizations: false });

const widthAfterLastBreak = (image: string): number => image.length - Math.max(image.lastIndexOf('\n'), image.lastIndexOf('\r')) - 1;

export type Lexed = { readonly tokens: readonly IToken[]; readonly comments: readonly IToken[] };

/** Every token of the text, blanks left out; line ends are `Line`. Nothing is refused here. */
export const lexRaw = (text: string): Lexed => {
  const { tokens, groups } = lexer.tokenize(text);
  return { tokens, comments: groups['comments'] ?? [] };
};

/**
 * Tokens as the grammar wants them: each statement ends with one `Newline`; a line that stands further in than the first column of the
 * text goes on with the statement above it and begins with `Indent`. Punctuation before a line end says nothing and is left out.
 */
export const lexStatements = (text: string): IToken[] => {
  const { tokens } = lexRaw(text);
  const first = tokens[0];
  if (first === undefined) return [];
  // A first line has no line end before it; its width is what stands before its first token.
  const lead = first.tokenType === Line ? [] : [widthAfterLastBreak(text.slice(0, first.startOffset))];
  const widths = tokens.filter((token, i) => token.tokenType === Line && i < tokens.length - 1).map((token) => widthAfterLastBreak(token.image));
  const margin = [...lead, ...widths].reduce((least, width) => Math.min(least, width), Number.POSITIVE_INFINITY);
  const out: IToken[] = [];
  const breakLine = (type: typeof Newline, offset: number): void => {
    while (out.at(-1)?.tokenType === Comma || out.at(-1)?.tokenType === Stop) out.pop();
    if (out.length === 0 || out.at(-1)!.tokenType === Newline) return;
    out.push(createTokenInstance(type, '', offset, offset, NaN, NaN, NaN, NaN));
  };
  for (const token of tokens) {
    if (token.tokenType !== Line) out.push(token);
    else if (token !== tokens.at(-1)) breakLine(widthAfterLastBreak(token.image) > margin ? Indent : Newline, token.startOffset);
  }
  const last = tokens.at(-1)!;
  breakLine(Newline, last.tokenType === Line ? last.startOffset : (last.endOffset ?? 0) + 1);
  return out;
};
