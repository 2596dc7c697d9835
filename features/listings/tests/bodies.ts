/** Bodies that say all that is asked of them; tests take away what they are about. */
import type { AchievementBody, FacilityBody, FundBody, ListingBody, NeedBody } from '../contract/bodies.ts';

export const achievement: AchievementBody = {
  summary: { zh: '一种低能耗的膜法捕集工艺', en: 'A membrane process that captures carbon dioxide with little energy' },
  problem: { zh: '中小型燃煤锅炉捕集二氧化碳的能耗过高，用户负担不起。' },
  alternative: { zh: '与胺法相比，再生热耗由 3.6 GJ/t 降到 2.1 GJ/t，但膜面积更大。' },
  costAtScale: { zh: '年产 10 万吨时每吨 180 元' },
  route: { en: 'Boiler makers first, as a retrofit kit; then cement plants.' },
  trl: 5,
  trlEvidence: [{ level: 5, statement: { zh: '500 小时侧线试验，捕集率 91%' } }],
  sectors: ['7.1.1'],
  keywords: ['碳捕集'],
  requirements: [{ name: { zh: '处理气量' }, quantity: { value: '1000', unit: 'm3/h' } }],
  fundingSource: 'fiscal',
  pathways: ['licence'],
  price: { kind: 'negotiable' },
  contributors: [{ name: '赵一', role: 'completer' }],
  fundingWanted: { min: { amount: '200000000', currency: 'CNY' }, max: { amount: '500000000', currency: 'CNY' } },
  secrecy: 'none',
  exportControl: 'unrestricted',
};

export const need: NeedBody = {
  summary: { zh: '寻求耐高温密封材料' },
  problem: { zh: '现有密封件在 350 °C 下三个月即失效，停机损失大。' },
  acceptanceCriteria: [{ name: { zh: '使用温度' }, quantity: { min: '350', unit: '°C' } }],
  trlWanted: { min: 4, max: 7 },
  budget: { max: { amount: '300000000', currency: 'CNY' } },
  deadline: '2026-06-30',
  ipRegime: 'joint',
  sectors: ['3.3.1'],
  secrecy: 'none',
};

export const facility: FacilityBody = {
  summary: { en: 'A pilot line for coated membranes' },
  facilityKind: 'pilot-line',
  field: 'new-materials',
  capabilities: [{ name: { en: 'Web width' }, quantity: { min: '100', max: '600', unit: 'mm' } }],
  region: '310000',
  trlRange: { min: 4, max: 8 },
  tariffClass: 'cost',
  sectors: ['3.3.1'],
  secrecy: 'none',
};

export const fund: FundBody = {
  summary: { zh: '面向先进材料的概念验证资金' },
  thesis: { zh: '投向有明确用户的先进材料早期项目，不投扩产。' },
  sectors: ['3.3.1'],
  trlRange: { min: 3, max: 6 },
  ticket: { min: { amount: '50000000', currency: 'CNY' }, max: { amount: '500000000', currency: 'CNY' } },
  instruments: ['grant'],
  lossTolerance: '30',
  secrecy: 'none',
};

export const bodies: ListingBody = { achievement, need, facility, fund };
