import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadOrder } from './catalogue.ts';

const reference = (from: string, to: string) => ({ name: `${from}_${to}`, from, to, definition: '' });

it('puts parents before children and takes self-reference and circles', () => {
  expect(loadOrder(['a', 'b', 'c'], [reference('a', 'b'), reference('b', 'c'), reference('c', 'c')])).toEqual(['c', 'b', 'a']);
  expect([...loadOrder(['a', 'b', 'z'], [reference('a', 'b'), reference('b', 'a'), reference('a', 'z')])].sort()).toEqual(['a', 'b', 'z']);
});

it('names each table once, and without circles no child before its parent', () => {
  const tables = ['a', 'b', 'c', 'd', 'e', 'f'];
  // References only from later to earlier letters: no circle.
  const links = fc.array(fc.tuple(fc.nat(5), fc.nat(5)).map(([x, y]) => reference(tables[Math.max(x, y)] ?? 'a', tables[Math.min(x, y)] ?? 'a')));
  fc.assert(
    fc.property(links, fc.shuffledSubarray(tables, { minLength: 6 }), (references, shuffled) => {
      const order = loadOrder(shuffled, references);
      expect([...order].sort()).toEqual(tables);
      for (const { from, to } of references) expect(order.indexOf(to)).toBeLessThanOrEqual(order.indexOf(from));
    }),
  );
});
