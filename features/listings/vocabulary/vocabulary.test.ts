import { describe, expect, it } from 'vitest';
import { dimensions, findUnit } from '@tongtu/kernel/quantity';
import { facilityFields, mrl, parameters, sectorAndDescendants, sectorByCode, sectors, tests, trl, vocabularyTerms } from './index.ts';

describe('code tables', () => {
  const tables = { sectors, facilityFields, parameters, tests };
  it.each(Object.entries(tables))('%s: every code once, both names', (_, table) => {
    const codes = table.items.map((row) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(table.items.filter((row) => !/\p{Script=Han}/u.test(row.zh) || !/[a-z]/i.test(row.en))).toEqual([]);
  });

  it('holds the nine industries, the eight fields, nine and ten levels', () => {
    expect(sectors.items.filter((row) => !row.code.includes('.'))).toHaveLength(9);
    expect(facilityFields.items).toHaveLength(8);
    expect(trl.items.map((row) => row.code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(mrl.items.map((row) => row.code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('every sector but the nine lies in one that is there', () => {
    const orphans = sectors.items.filter((row) => row.code.includes('.') && sectorByCode(row.code.slice(0, row.code.lastIndexOf('.'))) === undefined);
    expect(orphans).toEqual([]);
  });

  it('every parameter has a unit of its own dimension', () => {
    expect(parameters.items.filter((row) => !dimensions.includes(row.dimension))).toEqual([]);
    const wrong = parameters.items.filter((row) => {
      const unit = findUnit(row.unit);
      return !unit.ok || unit.value.dimension !== row.dimension || unit.value.symbol !== row.unit;
    });
    expect(wrong).toEqual([]);
  });

  it('a sector takes in its sub-classes and not its neighbours', () => {
    const inside = sectorAndDescendants('1');
    expect(inside).toContain('1.1.1');
    expect(inside.every((code) => code === '1' || code.startsWith('1.'))).toBe(true);
    expect(sectorAndDescendants('99')).toEqual([]);
  });

  it('terms carry both languages', () => {
    expect(vocabularyTerms().length).toBeGreaterThan(600);
    expect(vocabularyTerms().filter((term) => term.zh.trim() === '' || term.en.trim() === '')).toEqual([]);
  });
});
