import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/uscc.json' with { type: 'json' };
import { completeUscc, parseUscc, usccAlphabet } from './uscc.ts';

describe('unified social credit code', () => {
  it.each(vectors.valid)('$text passes', ({ text, ...said }) => expect(parseUscc(text)).toMatchObject({ ok: true, value: said }));
  it.each(vectors.invalid)('$text: $kind', ({ text, kind, details }) => expect(parseUscc(text)).toMatchObject({ ok: false, error: { kind, details } }));
  it('ends in any of the 31 characters', () => {
    const bodies = Array.from({ length: 2000 }, (_, i) => `91440300${String(i).padStart(9, '0')}`);
    const ends = new Set(bodies.map((body) => completeUscc(body)).map((made) => made.ok && made.value.code[17]));
    expect([...ends].sort().join('')).toBe(usccAlphabet);
  });
  it('finds every single wrong character', () => {
    const code = '9144030071526726XG';
    for (let place = 0; place < 18; place += 1) {
      const passing = [...usccAlphabet].filter((other) => parseUscc(code.slice(0, place) + other + code.slice(place + 1)).ok);
      expect(passing).toEqual([code[place]]);
    }
  });
  it.each([null, 5, 'x'.repeat(10_000_000)])('answers what is no code', (value) => expect(parseUscc(value)).toMatchObject({ error: { kind: 'uscc-length' } }));
});
