import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/patent-number.json' with { type: 'json' };
import { parsePatentNumber } from './patent-number.ts';

describe('patent number', () => {
  it.each(vectors.checked)('$text passes', ({ text, cited, ...said }) =>
    expect(parsePatentNumber(text)).toMatchObject({ ok: true, value: { status: 'checked', text: cited, ...said } }),
  );
  it.each(vectors.unchecked)('$text of $country is not checked', ({ text, country }) =>
    expect(parsePatentNumber(text)).toMatchObject({ ok: true, value: { status: 'unchecked', country } }),
  );
  it.each(vectors.invalid)('$text: $kind', ({ text, kind, details }) => expect(parsePatentNumber(text)).toMatchObject({ ok: false, error: { kind, details } }));
  it.each([undefined, 7, '9'.repeat(100)])('answers what is no number', (value) =>
    expect(parsePatentNumber(value)).toMatchObject({ error: { kind: 'patent-number-shape' } }),
  );
});
