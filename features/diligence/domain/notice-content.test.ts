/** What a notice says by itself, what it leaves out, and where it departs from its case. */
import { describe, expect, it } from 'vitest';
import type { NoticeContent } from '../contract/notices.ts';
import { noticeContent } from '../contract/notices.ts';
import type { Case } from './case.ts';
import { contentOfCase, differencesFromCase } from './notice-content.ts';
import { missingParts } from './notice-missing.ts';
import { certificateNumber, noticeNumber } from './notice-number.ts';
import { noticeParts } from './obligation-pack.ts';

const one: Case = {
  id: '01990000-0000-7000-8000-000000000001',
  organizationId: '01990000-0000-7000-8000-000000000002',
  title: { zh: '固态电解质专利许可', en: 'Licence of a solid electrolyte' },
  listingId: null,
  abstract: { zh: '一种硫化物固态电解质的制备方法。' },
  pathway: 'licence',
  counterparty: { organizationId: null, name: '示例新材料公司' },
  relatedParty: { marked: true, words: '示例新材料公司的监事是完成人的配偶。' },
  price: { amount: { amount: 300_000_000n, currency: 'CNY' }, formula: '另按净销售额 3% 提成' },
  people: [],
  committeeId: null,
  track: 'institute',
  method: 'agreement',
  priceState: 'decided',
  unitKind: 'university',
  region: '110000',
  country: 'CN',
  state: 'open',
  clearedOn: null,
  signedOn: null,
  gaps: 0,
  revision: 3,
  openedAt: new Date('2026-06-01T01:00:00Z'),
  changedAt: new Date('2026-06-01T01:00:00Z'),
};
const unit = { name: { zh: '示例大学', en: 'Example University' } };
const other = { zh: '示例新材料公司', en: 'Example Materials Company' };
const content = contentOfCase(one, unit.name, other);

describe('generated', () => {
  it('tells what the case knows, and how to object in both languages', () => {
    expect(content).toMatchObject({
      title: one.title,
      pathway: 'licence',
      method: 'agreement',
      relatedParty: one.relatedParty,
      counterpartyName: '示例新材料公司',
    });
    expect(content.price).toEqual({ amount: { amount: '300000000', currency: 'CNY' }, formula: '另按净销售额 3% 提成' });
    expect(content.objectionChannel.zh).toContain('示例大学');
    expect(content.objectionChannel.en).toContain('Example University');
    expect(content.objectionProcedure.zh).toContain('重新起算');
    expect(JSON.stringify(content)).not.toContain('{{');
  });
  it('passes its own door, so that it can be saved as it is', () => expect(noticeContent.parse(content)).toEqual(content));
  it('takes the name of the unit for a name, whatever signs it has', () =>
    expect(contentOfCase(one, { zh: '$& 大学 {{unit}}' }, other).objectionChannel.zh).toContain('$& 大学 {{unit}}'));
  it('departs from its case nowhere', () => expect(differencesFromCase(content, one, other)).toEqual([]));
});

describe('departs from its case', () => {
  it.each<[string, Partial<NoticeContent>, string[]]>([
    ['by another amount', { price: { ...content.price, amount: { amount: '299999999', currency: 'CNY' } } }, ['price']],
    ['by another currency', { price: { ...content.price, amount: { amount: '300000000', currency: 'USD' } } }, ['price']],
    ['without its formula', { price: { ...content.price, formula: null } }, ['price']],
    ['without its amount', { price: { ...content.price, amount: null } }, ['price']],
    ['by another pathway', { pathway: 'transfer' }, ['pathway']],
    ['by another method', { method: 'listing' }, ['method']],
    ['by another counterparty', { counterpartyName: '另一家公司' }, ['counterparty']],
    ['without a counterparty', { counterpartyName: null }, ['counterparty']],
    ['by a related party that it hides', { relatedParty: { marked: false, words: null } }, ['related-party']],
    ['not by the English name', { counterpartyName: 'Example Materials Company' }, []],
    ['not by other words about the same', { title: { zh: '固态电解质许可' }, relatedParty: { marked: true, words: '配偶任监事。' } }, []],
  ])('%s', (_, change, parts) => expect(differencesFromCase({ ...content, ...change }, one, other)).toEqual(parts));
  it('by naming somebody where the case names nobody', () => expect(differencesFromCase(content, one, null)).toEqual(['counterparty']));
  it('not by a related party that only it marks', () =>
    expect(differencesFromCase(content, { ...one, relatedParty: { marked: false, words: null } }, other)).toEqual([]));
});

describe('leaves out', () => {
  const nothing = { price: { amount: null, formula: null }, method: null, counterpartyName: null } as const;
  it.each<[string, Partial<NoticeContent>, string[]]>([
    ['rewards, where they are asked for', {}, ['rewards']],
    ['nothing', { rewards: [{ name: '王某', words: '净收入的 70%' }] }, []],
    [
      'all that it does not say',
      { ...nothing, abstract: {}, objectionChannel: { zh: ' ' }, objectionProcedure: {} },
      ['abstract', 'price', 'method', 'counterparty', 'rewards', 'objection-channel', 'objection-procedure'],
    ],
    ['who the related party is', { relatedParty: { marked: true, words: null } }, ['related-party', 'rewards']],
    ['no price where there is a formula', { price: { amount: null, formula: '按净销售额 3% 提成' } }, ['rewards']],
  ])('%s', (_, change, parts) => expect(missingParts({ unit, content: { ...content, ...change } }, noticeParts)).toEqual(parts));
  it('only what the rule asks for', () => {
    expect(missingParts({ unit, content }, ['unit', 'achievement', 'price'])).toEqual([]);
    expect(missingParts({ unit: { name: {} }, content: { ...content, title: {} } }, ['unit', 'achievement', 'price'])).toEqual(['unit', 'achievement']);
  });
});

it('numbers lead from a notice to its certificate', () => {
  const number = noticeNumber('01990000-0000-7000-8000-00abcdef0123', '2026-06-01');
  expect(number).toBe('N2026-ABCDEF0123');
  expect(certificateNumber(number, '2027-01-04')).toBe('C2027-ABCDEF0123');
});
