import { expect, test } from 'vitest';
import { declarationKinds } from '../../contract/declarations.ts';
import { emptyDeclaration, faultsOf, fieldsOf, neededOf, partsOf } from './declaration-draft.ts';

const today = '2026-06-01';
const draft = emptyDeclaration(today, null);

test('every kind marks exactly what the server would miss, and shows it', () => {
  for (const kind of declarationKinds) {
    expect(faultsOf({ ...draft, kind }).toSorted()).toEqual(neededOf[kind].filter((part) => part !== 'on').toSorted());
    for (const part of neededOf[kind]) expect(partsOf[kind]).toContain(part);
  }
  expect(faultsOf({ ...draft, on: '' })).toEqual(['on']);
});

test('a form that was a gift does not send the value as a position', () => {
  const gift = { ...draft, kind: 'gift', value: { text: '300', currency: 'CNY' }, words: '茶叶' } as const;
  expect(fieldsOf(gift).value).toEqual({ amount: '30000', currency: 'CNY' });
  expect(fieldsOf({ ...gift, kind: 'position' }).value).toBeNull();
});

test('a share is typed with or without its sign', () => {
  const held = { ...draft, kind: 'shareholding', aboutName: '示例公司', share: '12.5 ％' } as const;
  expect(fieldsOf(held).share).toBe('12.5');
  expect(faultsOf(held)).toEqual([]);
  expect(faultsOf({ ...held, share: '0' })).toEqual(['share']);
});
