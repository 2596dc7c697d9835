import { describe, expect, it } from 'vitest';
import { grownTiles, packBundle, readTilePath, tilePath, tilesOf, unpackBundle, widthAt, type TileId } from './tiles.ts';

describe('paths', () => {
  it.each<[TileId, string]>([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 2, index: 999, width: 1 }, 'tile/2/999.p/1'],
    [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
    [{ level: 63, index: 5, width: 12 }, 'tile/63/005.p/12'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(readTilePath(path)).toEqual(tile);
  });
  it.each([
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/../0',
    'tile/entries/',
    'tile/data/000',
    'tile/0/000/',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('%s is none', (path) => expect(readTilePath(path)).toBeUndefined());
});

describe('a tree of 70,000 entries, as the standard counts it', () => {
  const tiles = tilesOf(70_000);
  const count = (level: number, full: boolean): number => tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).length;
  it('has these tiles', () => {
    expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, true), count(2, false)]).toEqual([273, 1, 1, 1, 0, 1]);
    expect([widthAt(70_000, 0, 273), widthAt(70_000, 1, 1), widthAt(70_000, 2, 0), widthAt(70_000, 2, 1)]).toEqual([112, 17, 1, 0]);
  });
  it('one of 256 has a full tile and a partial one above', () => {
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
    expect(tilesOf(0)).toEqual([]);
  });
  it('grows by what is new or wider only', () => {
    expect(grownTiles(250, 520, 0).map(tilePath)).toEqual(['tile/0/000', 'tile/0/001', 'tile/0/002.p/8']);
    expect(grownTiles(256, 300, 0).map(tilePath)).toEqual(['tile/0/001.p/44']);
    expect(grownTiles(250, 255, 1)).toEqual([]);
  });
});

describe('bundles', () => {
  it('come back as they were', () => {
    const entries = [Buffer.from(''), Buffer.from('a'), Buffer.alloc(65_535, 7)];
    expect(unpackBundle(packBundle(entries), 3)).toEqual(entries);
    expect(() => packBundle([Buffer.alloc(65_536)])).toThrow('does not fit');
  });
  it('are refused where they are cut, too long or of another number', () => {
    const bytes = packBundle([Buffer.from('ab'), Buffer.from('c')]);
    expect(unpackBundle(bytes, 1)).toBeUndefined();
    expect(unpackBundle(bytes.subarray(0, -1), 2)).toBeUndefined();
    expect(unpackBundle(Buffer.concat([bytes, Buffer.of(0)]), 2)).toBeUndefined();
  });
});
