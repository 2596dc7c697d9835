/** A text cut where its colour changes or a fault begins or ends. */
import type { Fault } from './draft.ts';

/** `kind` names the colour; stretches do not overlap and come in the order of the text. */
export type Coloured = { readonly offset: number; readonly length: number; readonly kind: string };
export type Piece = { readonly text: string; readonly kind: string | undefined; readonly isWrong: boolean };

type Stretch = { readonly offset: number; readonly length: number };
const covers = ({ offset, length }: Stretch, at: number): boolean => offset <= at && at < offset + length;

/** Put together again the pieces are the text. A fault without length is shown on the sign before it, where there is one. */
export const codePieces = (text: string, colours: readonly Coloured[], faults: readonly Pick<Fault, 'at'>[]): Piece[] => {
  const wrong = faults.flatMap(({ at }) => {
    if (at === undefined) return [];
    const offset = Math.min(at.offset, Math.max(text.length - 1, 0));
    return [{ offset: at.length === 0 ? Math.max(offset - 1, 0) : offset, length: Math.max(at.length, 1) }];
  });
  const cuts = new Set([0, text.length]);
  for (const { offset, length } of [...colours, ...wrong]) for (const cut of [offset, offset + length]) if (cut > 0 && cut < text.length) cuts.add(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  let next = 0;
  return edges.slice(0, -1).map((from, i) => {
    while (next < colours.length && colours[next]!.offset + colours[next]!.length <= from) next += 1;
    const colour = colours[next];
    return {
      text: text.slice(from, edges[i + 1]),
      kind: colour !== undefined && covers(colour, from) ? colour.kind : undefined,
      isWrong: wrong.some((one) => covers(one, from)),
    };
  });
};
