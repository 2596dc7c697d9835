import { expect, it } from 'vitest';
import layout from '@tongtu/parties/data/province-tiles.json' with { type: 'json' };
import { nextTile, stepOf, type Tile } from './tiles.ts';

const tiles = layout.tiles as readonly Tile[];

it('steps: none, then four that grow with the count', () => expect([0, 1, 10, 40, 100].map((n) => stepOf(n, 100))).toEqual([0, 1, 2, 3, 4]));
it('no two tiles stand in one place', () => expect(new Set(tiles.map((tile) => `${tile.row}.${tile.column}`)).size).toBe(34));
it('arrows: Beijing down is Hebei, right is Liaoning; at the edge one stays', () => {
  expect([
    nextTile(tiles, '110000', 'ArrowDown'),
    nextTile(tiles, '110000', 'ArrowRight'),
    nextTile(tiles, '650000', 'ArrowLeft'),
    nextTile(tiles, '110000', 'x'),
  ]).toEqual(['130000', '210000', undefined, undefined]);
});
it('every tile can be reached by arrows from the first', () => {
  const reached = new Set([tiles[0]!.code]);
  for (const code of reached) for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) reached.add(nextTile(tiles, code, key) ?? code);
  expect(reached.size).toBe(tiles.length);
});
