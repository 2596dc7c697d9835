import { expect, test } from 'vitest';
import { emptyCommittee, fieldsOf, neededOf, withMembers } from './committee-draft.ts';

const five = ['a', 'b', 'c', 'd', 'e'];

test('two thirds of five are four, and the least number wins where it is larger', () => {
  expect(neededOf({ share: '2/3', least: 3, memberIds: five })).toBe(4);
  expect(neededOf({ share: '1/2', least: 5, memberIds: five })).toBe(5);
  expect(neededOf({ share: '2/3', least: 1, memberIds: ['a', 'b', 'c'] })).toBe(2);
});

test('a chair who leaves is no chair', () => {
  const draft = { ...emptyCommittee, memberIds: five, chairId: 'a' };
  expect(withMembers(draft, ['b', 'a']).chairId).toBe('a');
  expect(withMembers(draft, ['b']).chairId).toBeNull();
});

test('nothing is sent without name, members and chair', () => {
  const draft = { ...emptyCommittee, name: { zh: ' 会 ', en: '' }, memberIds: five, chairId: 'a' };
  expect(fieldsOf(draft)).toMatchObject({ name: { zh: '会' }, chairId: 'a' });
  expect(fieldsOf({ ...draft, name: { zh: ' ', en: '' } })).toBeUndefined();
  expect(fieldsOf({ ...draft, chairId: null })).toBeUndefined();
});
