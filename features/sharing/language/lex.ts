/** Text to tokens. What ends a line and what goes on with it is decided here, so that the grammar knows neither blanks nor comments. */
import { createTokenInstance, Lexer, type IToken } from 'chevrotain';
import { allTokens, Comma, Indent, Line, Newline, Stop } from './tokens.ts';

const lexer = new Lexer(allTokens, { positionTracking: 'onlyOffset', ensureOptimizations: true });

const widthAfterLastBreak = (image: string): number => image.length - Math.max(image.lastIndexOf('\n'), image.lastIndexOf('\r')) - 1;

export type Lexed = { readonly tokens: readonly IToken[]; readonly comments: readonly IToken[] };

/** Every token of the text, blanks left out; line ends are `Line`. Nothing is refused here. */
export const lexRaw = (text: string): Lexed => {
  const { tokens, groups } = lexer.tokenize(text);
  return { tokens, comments: groups['comments'] ?? [] };
};

/**
 * Tokens as the grammar wants them: each statement ends with one `Newline`; a line that stands further in than the first column of the
 * text goes on with the statement above it and begins with `Indent`. Both start where the line ends; `endOffset` is where the next begins.
 * Punctuation before a line end says nothing and is left out.
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
  const breakLine = (type: typeof Newline, offset: number, next: number): void => {
    while (out.at(-1)?.tokenType === Comma || out.at(-1)?.tokenType === Stop) out.pop();
    if (out.length === 0 || out.at(-1)!.tokenType === Newline) return;
    out.push(createTokenInstance(type, '', offset, next, NaN, NaN, NaN, NaN));
  };
  for (const token of tokens) {
    if (token.tokenType !== Line) out.push(token);
    else if (token !== tokens.at(-1))
      breakLine(widthAfterLastBreak(token.image) > margin ? Indent : Newline, token.startOffset, token.startOffset + token.image.length);
  }
  const last = tokens.at(-1)!;
  const end = last.tokenType === Line ? last.startOffset : last.startOffset + last.image.length;
  breakLine(Newline, end, end);
  return out;
};
