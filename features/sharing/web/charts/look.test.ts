import { expect, test } from 'vitest';
import { withTokens } from './look.ts';

const token = (name: string): string => ({ '--tt-way': '#b93f0b', '--tt-ink': '#22211f' })[name] ?? '';

test('tokens in the place of colours become the colours of now; all else stays what it is', () => {
  const formatter = (): string => 'var(--tt-way)';
  const drawn = withTokens(
    { color: ['var(--tt-way)', '#000000'], text: 'of var(--tt-way)', line: { color: 'var(--tt-ink)' }, formatter, data: [1, null] },
    token,
  );
  expect(drawn).toEqual({ color: ['#b93f0b', '#000000'], text: 'of var(--tt-way)', line: { color: '#22211f' }, formatter, data: [1, null] });
});
