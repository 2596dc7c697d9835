import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '@tongtu/kernel/fraction';
import { quantity, unitsOfDimension, type Quantity } from '@tongtu/kernel/quantity';
import { expect as must } from '@tongtu/kernel/result';
import { capabilityParameters } from '../vocabulary.ts';
import { nearestParameters, type Parameter } from './nearest-parameters.ts';
import { readWishes, writeWish, writeWishes, type Wish } from './measure-query.ts';

const number = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 6 })).map(([digits, decimals]) => ({
  text: `${digits}e-${decimals}`,
  size: digits / 10 ** decimals,
}));
const parameter = fc.constantFrom(...capabilityParameters);
const amountOf = (of: Parameter): fc.Arbitrary<Quantity> =>
  fc
    .record({ ends: fc.tuple(number, number), kind: fc.constantFrom('min', 'max', 'both', 'value'), unit: fc.constantFrom(...unitsOfDimension(of.dimension)) })
    .map(({ ends, kind, unit }) => {
      const [low, high] = ends.toSorted((a, b) => a.size - b.size).map(({ text }) => must(parseDecimal(text)));
      return must(
        quantity(
          kind === 'min' ? { min: low } : kind === 'max' ? { max: high } : kind === 'value' ? { min: low, max: low } : { min: low, max: high },
          unit.symbol,
        ),
      );
    });
const wish: fc.Arbitrary<Wish> = parameter.chain((of) => amountOf(of).map((amount) => ({ parameter: of, quantity: amount })));

describe('wishes', () => {
  it('are read back as they were written', () =>
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        expect(must(readWishes(writeWishes(wishes), capabilityParameters))).toEqual(wishes);
      }),
    ));

  it('are found by every name of their parameter', () =>
    fc.assert(
      fc.property(
        wish.chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(one.parameter.zh, one.parameter.en, ...(one.parameter.aliases ?? [])))),
        ([one, name]) => {
          const [read] = must(readWishes(writeWish(one).replace(one.parameter.code, name), capabilityParameters));
          // Two parameters may share an alias and a kind of quantity; what is read bears the name that was written.
          expect([read!.parameter.code, read!.parameter.zh, read!.parameter.en, ...(read!.parameter.aliases ?? [])]).toContain(name);
          expect(read!.quantity).toEqual(one.quantity);
        },
      ),
    ));

  it('never throw, whatever is written', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z≥≤0-9 \-–;.μm°C%]*$/)), (text) => {
        expect(readWishes(text, capabilityParameters)).toHaveProperty('ok');
      }),
    ));
});

describe('nearest parameters', () => {
  it('begin with the one that has this very name', () =>
    fc.assert(
      fc.property(parameter, fc.constantFrom('zh', 'en', 'code'), (one, by) => {
        const [first] = nearestParameters(capabilityParameters, one[by], 1);
        expect([first!.zh, first!.en, first!.code, ...(first!.aliases ?? [])]).toContain(one[by]);
      }),
    ));
  it('forgive one wrong letter of a long name', () =>
    fc.assert(
      fc.property(fc.constantFrom(...capabilityParameters.filter(({ en }) => en.length >= 12)), fc.nat(), (one, at) => {
        const i = at % one.en.length;
        const wrong = `${one.en.slice(0, i)}x${one.en.slice(i + 1)}`;
        expect(nearestParameters(capabilityParameters, wrong, 5).map(({ code }) => code)).toContain(one.code);
      }),
    ));
});
