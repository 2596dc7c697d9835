import { expect, test } from 'vitest';
import { contentOf, differing, draftOf, fromCase, fromNotice } from './notice-draft.ts';

const decided = {
  pathway: 'licence',
  price: { amount: { amount: '120000000', currency: 'CNY' }, formula: null },
  method: 'agreement',
  counterpartyName: '示例新材料公司',
  relatedParty: { marked: false, words: null },
} as const;
const content = {
  ...decided,
  title: { zh: '高温膜' },
  abstract: { zh: '一种膜', en: 'A membrane' },
  rewards: [{ name: '甲', words: '净收入的 70%' }],
  objectionChannel: { zh: '电话' },
  objectionProcedure: { zh: '十个工作日内答复' },
  otherPlaces: ['一楼公告栏', '院网站'],
};

test('a draft that nobody touched says what it said', () => {
  expect(contentOf(draftOf(content), fromNotice(content))).toEqual(content);
});

test('empty lines, rows and languages are not sent', () => {
  const draft = {
    ...draftOf(content),
    title: { zh: '  ', en: ' Membrane ' },
    otherPlaces: ' \n 院网站 \n',
    rewards: [
      { name: ' ', words: '' },
      { name: '乙 ', words: '' },
    ],
  };
  expect(contentOf(draft, decided)).toMatchObject({ title: { en: 'Membrane' }, otherPlaces: ['院网站'], rewards: [{ name: '乙', words: '' }] });
});

test('what the case says otherwise by now is named, whatever the order of its fields', () => {
  const now = fromCase({
    pathway: 'transfer',
    price: { formula: null, amount: { currency: 'CNY', amount: '120000000' } },
    method: 'agreement',
    counterparty: { organizationId: null, name: null },
    counterpartyName: { zh: '示例新材料公司', en: 'Example Materials' },
    relatedParty: true,
    relatedPartyWords: '下属企业',
  });
  expect(differing(fromNotice(content), now)).toEqual(['pathway', 'relatedParty']);
  expect(differing(decided, decided)).toEqual([]);
});
