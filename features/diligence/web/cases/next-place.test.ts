import { describe, expect, it } from 'vitest';
import { placeOf } from './next-place.ts';

describe('where a next step is done', () => {
  it('opens the dialog of a step of the price, or of the case', () => {
    expect(placeOf('c', { act: 'price-step', subject: 'decide' })).toEqual({ price: 'decide' });
    expect(placeOf('c', { act: 'clear', subject: null })).toEqual({ case: 'clear' });
  });
  it('leads to the element whose evidence is missing', () => {
    expect(placeOf('c', { act: 'supply-evidence', subject: 'price-care' })).toEqual({ to: '/cases/c/dossier#price-care' });
  });
  it('leads to notices and decisions', () => {
    expect(placeOf('c', { act: 'complete-notice', subject: 'n' })).toEqual({ to: '/cases/c/notices#n' });
    expect(placeOf('c', { act: 'call-decision', subject: null })).toEqual({ to: '/cases/c/decisions' });
  });
  it('sends no step of the price that it does not know', () => {
    expect(placeOf('c', { act: 'price-step', subject: 'no-such-step' })).toEqual({ to: '#pricing' });
  });
});
