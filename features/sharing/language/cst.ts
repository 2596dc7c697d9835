/** Reading what the parser made. */
import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Span } from './positions.ts';
import type { WordUse } from './words.ts';

/** All of a name, in the order of the text. */
export const nodes = (node: CstNode, name: string): CstNode[] => (node.children[name] ?? []) as CstNode[];
export const tokens = (node: CstNode, name: string): IToken[] => (node.children[name] ?? []) as IToken[];
export const has = (node: CstNode, name: string): boolean => (node.children[name] ?? []).length > 0;
export const isNode = (element: CstElement): element is CstNode => 'children' in element;
/** Of a use: `use:role`. */
export const wordIn = (node: CstNode, use: WordUse): IToken | undefined => tokens(node, `use:${use}`)[0];

export const spanOfToken = (token: IToken): Span => ({ offset: token.startOffset, length: token.image.length });
export const tokensIn = (node: CstNode): IToken[] =>
  Object.values(node.children)
    .flat()
    .flatMap((child) => (isNode(child) ? tokensIn(child) : [child]));
/** From the first token of a rule to its last. */
export const spanOf = (node: CstNode): Span => {
  const spans = tokensIn(node).map(spanOfToken);
  const offset = Math.min(...spans.map((span) => span.offset));
  return { offset, length: Math.max(...spans.map((span) => span.offset + span.length)) - offset };
};
