import { expect, test } from 'vitest';
import { qrPath } from './qr-drawing.tsx';

const covered = (path: string): Set<string> => {
  const cells = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) for (let i = 0; i < Number(width); i += 1) cells.add(`${Number(x) + i},${y}`);
  return cells;
};

test('the three finder patterns stand in their corners, and none in the fourth', () => {
  const { size, path } = qrPath('otpauth://totp/Tongtu:lin@example.org?secret=JBSWY3DPEHPK3PXP');
  const cells = covered(path);
  const finder = (left: number, top: number): boolean => Array.from({ length: 7 }, (_, i) => cells.has(`${left + i},${top}`)).every(Boolean);
  expect([finder(0, 0), finder(size - 7, 0), finder(0, size - 7), finder(size - 7, size - 7)]).toEqual([true, true, true, false]);
  expect((size - 17) % 4).toBe(0);
});
test('another secret is another picture', () => expect(qrPath('a').path).not.toBe(qrPath('b').path));
