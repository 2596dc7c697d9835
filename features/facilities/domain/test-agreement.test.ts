/** Every choice of an owner gives a whole text in both languages; what the parties would sign otherwise has another hash. */
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { feeBases, ownerships, type Terms } from '../contract/terms.ts';
import type { Tariff } from '../contract/tariffs.ts';
import { hashOfText } from '../use-cases/make-agreement.ts';
import type { Booking } from './booking.ts';
import { computePrice } from './price.ts';
import { agreementText, type AgreementFacts } from './test-agreement.ts';

const tariff: Tariff = {
  currency: 'CNY',
  classes: { research: { hour: '5000', minimum: '30000', deposit: '100000' } },
  consumables: [{ code: 'argon', name: { zh: '氩气', en: 'Argon' }, unit: { zh: '瓶', en: 'bottles' }, price: '30000' }],
  billing: 'larger',
  lateCancellation: [{ withinHours: 24, percent: 100 }],
  noShowPercent: 80,
  noShowAfterMinutes: 60,
};
const at = new Date('2026-03-02T01:00:00Z');
const booking: Booking = {
  facilityId: 'f',
  id: 'b',
  resourceId: 'r',
  groupId: null,
  unit: 1,
  organizationId: 'customer',
  personId: 'person',
  providerId: 'provider',
  seriesId: null,
  bundleId: null,
  state: 'requested',
  from: at,
  to: new Date('2026-03-02T05:00:00Z'),
  zone: 'Asia/Shanghai',
  expiresAt: null,
  details: { purpose: { zh: '涂布试验', en: 'Coating trial' }, samples: 12, secrecy: 'trade-secret', consumables: { argon: 2 } },
  price: must(computePrice({ tariff, tariffRevision: 4, tariffClass: 'research', minutes: 240, consumables: { argon: 2 } })),
  agreementRevision: 1,
  reason: null,
  words: null,
  requestedAt: at,
  answeredAt: null,
  checkedInAt: null,
  checkedOutAt: null,
  revision: 2,
  createdAt: at,
  updatedAt: at,
};
const terms: Terms = { resultOwnership: 'customer', dataOwnership: 'customer', operatingData: true, feeBasis: 'paid-use', confidentialityYears: 5 };
const facts: AgreementFacts = {
  booking,
  terms,
  facilityTitle: { zh: '涂布中试线', en: 'Coating pilot line' },
  resourceName: { zh: '一号机', en: 'Machine one' },
  providerName: { zh: '示例装备集团', en: 'Example Equipment Group' },
  customerName: { zh: '示例大学', en: 'Example University' },
};
const text = (change: Partial<AgreementFacts> = {}) => agreementText({ ...facts, ...change }).text;
const withTerms = (change: Partial<Terms>) => text({ terms: { ...terms, ...change } });
const withBooking = (change: Partial<Booking>) => text({ booking: { ...booking, ...change } });
const hash = hashOfText(text());

const owners = {
  customer: { zh: /成果归属\n.*全部新的技术成果及其知识产权归委托方所有/, en: /Results\nAll new technical results .* belong to the customer/ },
  provider: { zh: /成果归属\n.*新的技术成果归提供方所有/, en: /Results\n.*belong to the provider/ },
  joint: { zh: /成果归属\n.*由双方共有/, en: /Results\n.*owned by both parties/ },
} as const;
const dataOwners = {
  customer: { zh: /试验数据归委托方所有/, en: /data of the test belong to the customer/ },
  provider: { zh: /试验数据归提供方所有/, en: /data of the test belong to the provider/ },
  joint: { zh: /试验数据由双方共有/, en: /data of the test are owned by both/ },
} as const;

const combinations = ownerships.flatMap((resultOwnership) =>
  ownerships.flatMap((dataOwnership) =>
    feeBases.flatMap((feeBasis) =>
      [true, false].flatMap((operatingData) =>
        [0, 5].map((confidentialityYears) => ({ resultOwnership, dataOwnership, feeBasis, operatingData, confidentialityYears })),
      ),
    ),
  ),
);

describe('every choice', () => {
  it.each(combinations)('results $resultOwnership, data $dataOwnership, $feeBasis, operating data $operatingData, $confidentialityYears years', (chosen) => {
    const made = withTerms(chosen);
    for (const language of ['zh', 'en'] as const) {
      expect(made[language]).toMatch(owners[chosen.resultOwnership][language]);
      expect(made[language]).toMatch(dataOwners[chosen.dataOwnership][language]);
      for (const other of ownerships.filter((one) => one !== chosen.resultOwnership)) expect(made[language]).not.toMatch(owners[other][language]);
      for (const other of ownerships.filter((one) => one !== chosen.dataOwnership)) expect(made[language]).not.toMatch(dataOwners[other][language]);
      // Nothing is left to be filled in.
      expect(made[language]).not.toMatch(/\{\{|\}\}|undefined|null/);
    }
    expect(made.zh.includes('运行数据\n')).toBe(chosen.operatingData);
    expect(made.en.includes('Operating data\n')).toBe(chosen.operatingData);
    expect(made.zh).toContain(chosen.feeBasis === 'paid-use' ? '支付约定的费用' : '对其进行验证、测试');
    expect(made.en).toContain(chosen.feeBasis === 'paid-use' ? 'pays the agreed fee' : 'only verifies or tests');
    // An agreement that keeps nothing secret does not say "for 0 years".
    expect(made.zh).not.toContain(' 0 年');
    expect(made.en).not.toContain(' 0 years');
  });
  it('no two choices make the same text', () => {
    expect(new Set(combinations.map((chosen) => hashOfText(withTerms(chosen)))).size).toBe(combinations.length);
  });
  it('in both languages the same clauses, numbered from one', () => {
    for (const chosen of combinations) {
      const made = withTerms({ ...chosen, safety: { zh: '戴护目镜' }, further: { en: 'None' } });
      const numbers = (whole: string): string[] => [...whole.matchAll(/^(\d+)\. /gm)].map((match) => match[1]!);
      expect(numbers(made.zh)).toEqual(numbers(made.en));
      expect(numbers(made.zh)).toEqual(numbers(made.zh).map((_, index) => String(index + 1)));
    }
  });
});

describe('the text', () => {
  it('names the parties, the place, the time by the facility’s clock and the price with its computation', () => {
    const { zh, en } = text();
    for (const words of [
      '示例装备集团',
      '示例大学',
      '涂布中试线',
      '一号机',
      '2026年3月2日 09:00 – 13:00',
      '涂布试验',
      '¥900.00',
      '4 小时 × ¥50.00',
      '氩气',
      '¥1,000.00',
      '80%',
    ])
      expect(zh).toContain(words);
    for (const words of [
      'Example Equipment Group',
      'Example University',
      'Coating pilot line',
      'Machine one',
      '09:00 – 13:00',
      'Coating trial',
      'CN¥900.00',
      '4 h × CN¥50.00',
      'Argon',
      '80%',
    ])
      expect(en).toContain(words);
  });
  it('says by which law, and that it is an aid', () => {
    const { zh, en } = text();
    for (const article of ['885', '第4条', '102']) expect(zh).toContain(article);
    for (const article of ['885', 'art. 4', '102']) expect(en).toContain(article);
    expect(zh.trimEnd().split('\n').at(-1)).toMatch(/不构成法律意见/);
    expect(en.trimEnd().split('\n').at(-1)).toMatch(/no legal advice/);
  });
  it('a price that is agreed otherwise is not computed', () => {
    const agreed = must(computePrice({ tariff, tariffRevision: 4, tariffClass: 'member', minutes: 240 }));
    const made = withBooking({ price: agreed });
    expect(made.zh).toContain('另行书面约定');
    expect(made.zh).not.toContain('预计合计 ¥');
  });
  it('a name in one language stands in both', () => {
    const made = text({ customerName: { zh: '示例大学' } });
    expect(made.en).toContain('示例大学');
  });
  it('words of a party never become markup of the form', () => {
    expect(withTerms({ further: { zh: '参见 {{total}} 与 $& $1', en: 'See {{total}} and $& $1' } }).zh).toContain('参见 {{total}} 与 $& $1');
  });
});

describe('the hash', () => {
  it('is that of the same facts, whenever it is made', () => {
    expect(hashOfText(text())).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
  const other = must(computePrice({ tariff, tariffRevision: 4, tariffClass: 'research', minutes: 241, consumables: { argon: 2 } }));
  it.each([
    ['price', () => withBooking({ price: other })],
    ['revision of the tariff', () => withBooking({ price: { ...booking.price, tariffRevision: 5 } })],
    ['cancellation fee', () => withBooking({ price: { ...booking.price, tariff: { ...tariff, lateCancellation: [{ withinHours: 48, percent: 100 }] } } })],
    ['period', () => withBooking({ to: new Date('2026-03-02T06:00:00Z') })],
    ['zone', () => withBooking({ zone: 'Europe/Berlin' })],
    ['purpose', () => withBooking({ details: { ...booking.details, purpose: { zh: '其他' } } })],
    ['resource', () => text({ resourceName: { zh: '二号机', en: 'Machine two' } })],
    ['party', () => text({ customerName: { zh: '另一所大学', en: 'Another university' } })],
    ['secrecy', () => withTerms({ confidentialityYears: 6 })],
    ['safety rules', () => withTerms({ safety: { zh: '戴护目镜', en: 'Wear goggles' } })],
    ['further terms', () => withTerms({ further: { zh: '另附', en: 'See annex' } })],
  ])('another %s gives another', (_name, make) => expect(hashOfText(make())).not.toBe(hash));
});
