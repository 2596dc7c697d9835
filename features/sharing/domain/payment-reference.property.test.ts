/** References survive a bank: short, plain letters, found again in a remark, and a slip of the pen is noticed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testIds } from '@tongtu/platform/testing';
import { paymentReference, referencesIn } from './payment-reference.ts';

const uuid = fc.uuid({ version: 7 });
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('a reference', () => {
  it('has fifteen letters that every bank takes, and others for other payments', () => {
    const newId = testIds('references');
    const references = Array.from({ length: 5000 }, () => paymentReference(newId()));
    expect(new Set(references).size).toBe(5000);
    for (const reference of references) expect(reference).toMatch(/^TT[0-9A-Z]{13}$/);
  });
  it('is found again in whatever a bank makes of it', () => {
    fc.assert(
      fc.property(uuid, (id) => {
        const reference = paymentReference(id);
        const spaced = reference.replaceAll(/(.{4})/g, '$1 ');
        for (const remark of [
          reference,
          reference.toLowerCase(),
          `附言：${reference} 收益分配`,
          spaced,
          `REF ${spaced}`,
          `/ROC/${reference}//URI`,
          toFullWidth(reference),
        ])
          expect(referencesIn(remark)).toContain(reference);
      }),
    );
  });
  it('is not found when one letter is wrong', () => {
    fc.assert(
      fc.property(uuid, fc.integer({ min: 2, max: 14 }), fc.constantFrom(...alphabet), (id, at, letter) => {
        const reference = paymentReference(id);
        const wrong = `${reference.slice(0, at)}${letter}${reference.slice(at + 1)}`;
        fc.pre(wrong !== reference);
        expect(referencesIn(wrong)).toEqual([]);
      }),
    );
  });
  it('is not seen where there is none', () => {
    for (const remark of ['', '手续费', 'TT', 'ATTACHED LETTER OF CREDIT', 'TT0000000000000']) expect(referencesIn(remark)).toEqual([]);
  });
});

const toFullWidth = (text: string): string => text.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));
