import { describe, expect, it } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import zh from '../../locales/zh.json' with { type: 'json' };
import { nextActs } from '../../domain/next-steps.ts';
import { placeOf } from './next-place.ts';

const one = { id: 'c', organizationId: 'o' };

describe('where a next step is done', () => {
  it('opens the dialog of a step of the price, or of the case', () => {
    expect(placeOf(one, { act: 'price-step', subject: 'decide' })).toEqual({ price: 'decide' });
    expect(placeOf(one, { act: 'clear', subject: null })).toEqual({ case: 'clear' });
  });
  it('leads to the element whose evidence is missing', () => {
    expect(placeOf(one, { act: 'supply-evidence', subject: 'price-care' })).toEqual({ to: '/cases/c/dossier#price-care' });
  });
  it('leads to notices and decisions', () => {
    expect(placeOf(one, { act: 'complete-notice', subject: 'n' })).toEqual({ to: '/cases/c/notices' });
    expect(placeOf(one, { act: 'call-decision', subject: null })).toEqual({ to: '/cases/c/decisions' });
  });
  it('opens the form of the record that is missing', () => {
    expect(placeOf(one, { act: 'record-price', subject: 'refusal' })).toEqual({ record: 'refusal' });
  });
  it('has words in both languages for every act', () => {
    for (const texts of [zh, en])
      for (const act of nextActs) {
        expect(texts.cases.next.words, act).toHaveProperty([act]);
        expect(texts.cases.next.acts, act).toHaveProperty([act]);
      }
  });
  it('sends no step of the price that it does not know', () => {
    expect(placeOf(one, { act: 'price-step', subject: 'no-such-step' })).toEqual({ to: '#pricing' });
  });
});
