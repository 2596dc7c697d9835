import { expect, it } from 'vitest';
import { addMonths, expiresAt, isPast } from './expiry.ts';
import { factsOf } from './facts.ts';
import { compareFaces } from './compare.ts';
import { bodies, need } from '../tests/bodies.ts';

const at = new Date('2026-01-31T08:00:00Z');
it('a year later, on the last day where the month is shorter', () => {
  expect(addMonths(at, 12).toISOString()).toBe('2027-01-31T08:00:00.000Z');
  expect(addMonths(at, 1).toISOString()).toBe('2026-02-28T08:00:00.000Z');
  expect(expiresAt('facility', bodies.facility, at).toISOString()).toBe('2027-01-31T08:00:00.000Z');
});
it('a need expires at the end of its deadline in China', () => expect(expiresAt('need', need, at).toISOString()).toBe('2026-06-30T16:00:00.000Z'));
it('a deadline beyond the term does not lengthen it', () =>
  expect(expiresAt('need', { ...need, deadline: '2030-01-01' }, at).toISOString()).toBe('2027-01-31T08:00:00.000Z'));
it('a deadline that has passed already ends nothing', () =>
  expect(expiresAt('need', { ...need, deadline: '2020-01-01' }, at).toISOString()).toBe('2027-01-31T08:00:00.000Z'));
it('what is no date is past', () => expect(isPast('soon', at)).toBe(true));

it('facts of each kind', () => {
  const home = { region: '110000', country: 'CN' };
  expect(factsOf('achievement', bodies.achievement, home)).toMatchObject({
    trlMin: 5,
    trlMax: 5,
    amount: { min: 200000000n, max: 500000000n, currency: 'CNY' },
    region: '110000',
    country: 'CN',
    deadline: null,
  });
  expect(factsOf('need', need, home)).toMatchObject({ trlMin: 4, trlMax: 7, amount: { min: null, max: 300000000n }, deadline: '2026-06-30' });
  expect(factsOf('facility', bodies.facility, home)).toMatchObject({ region: '310000', amount: null });
  expect(factsOf('facility', { country: 'DE' }, home)).toMatchObject({ region: null, country: 'DE' });
  expect(factsOf('fund', {}, home)).toEqual({ sectors: [], region: '110000', country: 'CN', trlMin: null, trlMax: null, amount: null, deadline: null });
});

it('a comparison names what changed, and no order of keys', () => {
  const before = { title: { zh: '甲', en: 'A' }, body: { summary: { zh: 'x', en: 'y' }, trl: 4 } };
  const after = { title: { en: 'A', zh: '甲' }, body: { summary: { en: 'y', zh: 'x' }, trl: 5, mrl: 3 } };
  expect(compareFaces('achievement', before, after)).toEqual([
    { field: 'body.trl', before: 4, after: 5 },
    { field: 'body.mrl', before: null, after: 3 },
  ]);
  expect(compareFaces('achievement', before, before)).toEqual([]);
});
