/** Minutes say in both languages who was there, how each voted and in whose words; what people wrote is not touched. */
import { expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import type { Decision, DecisionMember } from './decision.ts';
import { count } from './decision-steps.ts';
import { minutesText, minutesTime, type MinutesFacts } from './minutes.ts';

const { translate } = loadLocales();
const words = (language: 'zh' | 'en', key: string, values = {}): string => translate(language, 'diligence', `minutes.${key}`, values);
const now = new Date('2026-06-03T01:30:00Z');

const member = (personId: string, more: Partial<DecisionMember> = {}): DecisionMember => ({
  personId,
  chair: false,
  conflict: 'none',
  conflictWords: null,
  declaredAt: now,
  voice: null,
  dissent: null,
  votedAt: null,
  confirmedAt: null,
  ...more,
});
const decision: Decision = {
  id: 'd',
  caseId: 'c',
  committeeId: 'k',
  number: 'D202606-001',
  motion: '同意以 300 万元许可实施。\n{{name}} 不是占位符',
  agenda: ['听取汇报', '表决'],
  meetsAt: new Date('2026-06-03T01:00:00Z'),
  state: 'counted',
  quorumNeeded: 3,
  majority: '1/2',
  result: null,
  caseRevision: 2,
  minutes: null,
  minutesSha256: null,
  calledBy: null,
  calledAt: now,
  openedAt: now,
  countedAt: null,
  confirmedAt: null,
  cancelledReason: null,
  members: [
    member('a', { chair: true, voice: 'for' }),
    member('b', { voice: 'against', dissent: '价格偏低。\n应先评估。' }),
    member('c', { voice: 'for' }),
    member('d', { conflict: 'declared', conflictWords: '持有对方股份' }),
    member('e', { conflict: 'found' }),
    member('f', { conflict: 'open' }),
  ],
};
const names = new Map([...'abcdef'].map((id, index) => [id, ['林雪', '周明', '陈静', '赵强', '孙丽', '吴刚'][index]!]));
const facts: MinutesFacts = {
  decision: count(decision, now),
  unit: { zh: '示例大学', en: 'Example University' },
  committee: { zh: '领导小组', en: 'Steering group' },
  caseTitle: { zh: '固态电解质许可' },
  names,
  presidedBy: 'a',
  remarks: '会后补充材料。',
};

it('in both languages', () => {
  const text = minutesText(facts, words);
  const [zh, en] = text.split('\n\n\n') as [string, string];
  expect(zh).toMatchInlineSnapshot(`
    "集体决策纪要

    编号：D202606-001
    单位：示例大学
    审议委员会：领导小组
    转化事项：固态电解质许可（第 2 版）
    会议时间：2026-06-03 09:00（北京时间）
    计票时间：2026-06-03 09:30（北京时间）
    主持计票：林雪

    一、议题
    1. 听取汇报
    2. 表决

    二、表决事项
        同意以 300 万元许可实施。
        {{name}} 不是占位符

    三、委员：共 6 人，参加表决 3 人，回避 2 人，缺席 1 人
    参加表决：
    - 林雪（主任委员）
    - 周明
    - 陈静
    回避：
    - 赵强，本人申报有利益冲突：
        持有对方股份
    - 孙丽，利益申报登记显示有利益冲突
    缺席：
    - 吴刚

    四、规则：委员 6 人中至少 3 人参加表决方为有效；赞成票超过所投票数的 1/2 为通过，弃权计入所投票数，回避委员不计入出席。

    五、表决：赞成 2 票，反对 1 票，弃权 0 票
    - 林雪（主任委员）：赞成
    - 周明：反对
      意见：
        价格偏低。
        应先评估。
    - 陈静：赞成

    六、结果：通过。

    七、备注
        会后补充材料。"
  `);
  expect(en).toContain('4. Rules: of 6 members at least 3 must vote');
  expect(en).toContain('- 周明: against\n  In his or her words:\n    价格偏低。\n    应先评估。\n');
  // A line that begins at the margin is the house's own.
  expect(text).not.toMatch(/^应先评估/m);
  expect(en).toContain('5. Votes: 2 for, 1 against, 0 abstaining');
  expect(en).toContain('6. Result: passed.');
  expect(text.endsWith('\n')).toBe(true);
  // No sentence is missing in either language.
  expect(text).not.toMatch(/minutes\./);
});

it('the same facts give the same bytes, and one voice another text', () => {
  expect(minutesText(facts, words)).toBe(minutesText({ ...facts }, words));
  const other = { ...decision, members: decision.members.map((each) => (each.personId === 'c' ? { ...each, voice: 'abstain' as const } : each)) };
  expect(minutesText({ ...facts, decision: count(other, now) }, words)).toContain('未通过');
});

it('by the clock of Beijing', () => expect(minutesTime(new Date('2026-06-02T16:05:00Z'))).toBe('2026-06-03 00:05'));
