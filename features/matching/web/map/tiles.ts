/** Steps of colour and ways between tiles. Pure. */
export type Tile = { readonly code: string; readonly row: number; readonly column: number };

/** 0 for nothing, then 1 to 4 by share of the greatest (square root, so that small numbers are told apart). */
export const stepOf = (count: number, most: number): number => (count <= 0 ? 0 : Math.min(4, Math.max(1, Math.ceil(4 * Math.sqrt(count / Math.max(1, most))))));

const ways: Readonly<Record<string, readonly [row: number, column: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The nearest tile in the direction of an arrow key; steps aside count double. Undefined at the edge and for other keys. */
export const nextTile = (tiles: readonly Tile[], from: string, key: string): string | undefined => {
  const way = ways[key];
  const here = tiles.find((tile) => tile.code === from);
  if (!way || !here) return undefined;
  let best: { code: string; far: number } | undefined;
  for (const tile of tiles) {
    const [down, right] = [tile.row - here.row, tile.column - here.column];
    const ahead = down * way[0] + right * way[1];
    if (ahead <= 0) continue;
    const aside = Math.abs(down * way[1]) + Math.abs(right * way[0]);
    const far = ahead + 2 * aside;
    if (!best || far < best.far) best = { code: tile.code, far };
  }
  return best?.code;
};
