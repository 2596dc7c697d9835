/** Spans of time, half open. */
export type Span = { readonly from: Date; readonly to: Date };
/** The same in milliseconds. */
export type Stretch = { readonly from: number; readonly to: number };

/** In order, without overlap; what touches is one. */
export const merged = (stretches: readonly Stretch[]): Stretch[] => {
  const result: Stretch[] = [];
  for (const one of [...stretches].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last === undefined || last.to < one.from) result.push(one);
    else if (one.to > last.to) result[result.length - 1] = { from: last.from, to: one.to };
  }
  return result;
};

export const spanOf = ({ from, to }: Stretch): Span => ({ from: new Date(from), to: new Date(to) });
