import { describe, expect, it } from 'vitest';
import { emptyDraft, fieldsOf } from './case-draft.ts';

const titled = { ...emptyDraft, title: { zh: '专利许可', en: '' } };

describe('the form of a case', () => {
  it('sends an amount in minor units, a formula, or both', () => {
    expect(fieldsOf({ ...titled, amount: { text: '1,200.50', currency: 'CNY' }, formula: ' 3 % ' })?.price).toEqual({
      amount: { amount: '120050', currency: 'CNY' },
      formula: '3 %',
    });
    expect(fieldsOf(titled)?.price).toEqual({ amount: null, formula: null });
  });
  it('sends nothing without a title, or with an amount that is none', () => {
    expect(fieldsOf(emptyDraft)).toBeUndefined();
    expect(fieldsOf({ ...titled, amount: { text: 'much', currency: 'CNY' } })).toBeUndefined();
  });
  it('follows the record of the house where the counterparty is in it', () => {
    expect(fieldsOf({ ...titled, counterpartyId: 'o', counterpartyName: 'Somebody' })?.counterparty).toEqual({ organizationId: 'o', name: null });
    expect(fieldsOf({ ...titled, counterpartyName: ' Somebody ' })?.counterparty).toEqual({ organizationId: null, name: 'Somebody' });
  });
  it('forgets the words of a mark that was taken away', () => {
    expect(fieldsOf({ ...titled, related: false, relatedWords: '持股' })?.relatedParty).toEqual({ marked: false, words: null });
  });
});
