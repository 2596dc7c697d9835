/** Every pair of words and surface that the tokens promise has 4.5:1 (WCAG 2.2, 1.4.3), in both schemes. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { theme } from './theme.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const block = (scheme: 'light' | 'dark'): Record<string, string> => {
  const body = new RegExp(`color-scheme='${scheme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...body.matchAll(/--(tt-[\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
};
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

const words = ['tt-ink', 'tt-ink-2', 'tt-way-text', 'tt-good', 'tt-warn', 'tt-bad'];
const surfaces = ['tt-paper', 'tt-surface', 'tt-sunk'];

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const tokens = block(scheme);
  test.each(words.flatMap((word) => surfaces.map((surface) => [word, surface] as const)))('%s on %s', (word, surface) => {
    expect(contrast(tokens[word]!, tokens[surface]!)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(['way', 'red', 'green'])('words on a filled %s', (color) => {
    const shades = theme.primaryShade as { light: number; dark: number };
    expect(contrast(tokens['tt-on-way']!, theme.colors![color]![shades[scheme]]!)).toBeGreaterThanOrEqual(4.5);
  });
  test('words on the soft way', () => expect(contrast(tokens['tt-ink']!, tokens['tt-way-soft']!)).toBeGreaterThanOrEqual(4.5));
});

test('white on the dark scheme’s orange would be noticed', () => expect(contrast('#ffffff', theme.colors!['way']![4]!)).toBeLessThan(4.5));
