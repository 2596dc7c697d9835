/** One plan written in many ways is one tree; whatever is wrong is told with its line and column. */
import { describe, expect, it } from 'vitest';
import { expect as must, type Failure } from '@tongtu/kernel/result';
import { readPlan } from '../domain/read-plan.ts';
import { writePlan } from '../domain/write-plan.ts';
import { markPlanText } from './mark-text.ts';
import { longestText, parsePlanText, readPlanText } from './parse-text.ts';
import { printPlanText } from './print-text.ts';

/** The tree of the semantics. */
const json = {
  version: 1,
  title: { zh: '固态电解质许可', en: 'Solid electrolyte licence' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university', size: 'medium', region: '330000', publishedRule: false },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers' },
    { id: 'pilot', role: 'facility' },
    { id: 'fund', role: 'investor' },
    { id: 'tto', role: 'tto' },
  ],
  base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
  steps: [
    { kind: 'recoup', party: 'pilot', upTo: '1500000.00', rate: '100%' },
    { kind: 'split', upTo: '10000000.00', shares: { team: '60%', unit: '30%', fund: '8%', tto: '2%' } },
    { kind: 'split', shares: { team: '50%', unit: '40%', fund: '8%', tto: '2%' }, caps: { fund: '3000000.00' }, overflow: 'unit' },
  ],
  pool: {
    party: 'team',
    members: [
      { id: 'm1', weight: '50%', main: true },
      { id: 'm2', weight: '50%', main: false },
    ],
  },
  clawback: false,
  rounding: { ties: ['team', 'unit', 'fund', 'tto', 'pilot'] },
};
const plan = must(readPlan(json));

const zh = `分配方案 “固态电解质许可” / "Solid electrolyte licence"
转化方式 许可
币种 CNY
生效日期 2026-11-01
单位性质 国家设立的高等院校，规模 中型，地区 浙江省

参与方
  unit   单位
  team   完成人
  pilot  设施方
  fund   投资方
  tto    技术转移机构

分配基数 净收入，扣除 税费、维护费、直接费用

优先回收 pilot 至 1,500,000.00 元，每笔 100%
其后 10,000,000.00 元：team 60%，unit 30%，fund 8%，tto 2%
其余：team 50%，unit 40%，fund 8%，tto 2%；fund 封顶 3,000,000.00 元；超出归 unit

奖酬池 team
  m1  50% 主要贡献人
  m2  50%

尾差次序 team、unit、fund、tto、pilot
`;
const en = `Plan "Solid electrolyte licence" / “固态电解质许可”
Pathway licence
Currency CNY
Effective 2026-11-01
Organization state university, size medium, region Zhejiang

Parties
  unit   unit
  team   completers
  pilot  facility
  fund   investor
  tto    technology transfer office

Base net income, less taxes, upkeep, direct costs

Recoup pilot up to CNY 1,500,000.00, at 100%
Next CNY 10,000,000.00: team 60%, unit 30%, fund 8%, tto 2%
Rest: team 50%, unit 40%, fund 8%, tto 2%; fund capped at CNY 3,000,000.00; excess to unit

Pool team
  m1  50% main contributor
  m2  50%

Ties team, unit, fund, tto, pilot
`;
/** As people write: comments, no commas at line ends, 万, other words, full-width digits, everything indented alike. */
const loose =
  `

  # 收益分配
  plan： “固态电解质许可” ／ ”Solid electrolyte licence“   // 名称
  转化方式：licence；
  currency 元
  生效 2026年11月1日。
  Organization: 高校，
    浙江 region`.replace('浙江 region', '地区：330000, medium') +
  `
  参与方：unit unit，team completers，pilot 中试平台，
     fund 出资方
     tto tto
  BASE net，less：税费,upkeep、direct-costs
  回收 pilot：每笔 1，不超过 150 万元
  next 1000万：
      team 0.6
      unit 3/10
      “fund” 8 ％
      tto：２%
  rest team 1/2, unit 40%, fund 封顶 3 million CNY, fund 8%, tto 2%, 超出归 unit
  Reward   pool team: m1 50% main, m2 50 %
  clawback 否
  ties: team unit`.replace('team unit', 'team, unit, fund, tto, pilot') +
  `
`;

describe('one tree', () => {
  it('is printed in both languages', () => expect([printPlanText(plan, 'zh'), printPlanText(plan, 'en')]).toEqual([zh, en]));
  it.each([
    ['中文', zh],
    ['English', en],
    ['both, loosely', loose],
    ['Windows line ends', zh.replaceAll('\n', '\r\n')],
    ['no last line end', en.trimEnd()],
    ['a byte order mark', `\ufeff${zh}`],
  ])('%s', (_, text) => expect(parsePlanText(text)).toEqual({ ok: true, value: plan }));
  it('a place of the tree is a place of the text', () => {
    const { places } = readPlanText(zh);
    expect(places.get('steps.1.shares.unit')).toMatchObject({ line: 17, column: 34, length: 3 });
    expect(places.get('steps.2.caps.fund')).toMatchObject({ line: 18 });
    expect(places.get('pool.members.1')).toMatchObject({ line: 22, column: 3, length: 7 });
  });
});

describe('other pathways', () => {
  it.each([
    [
      '股权 1000 万股：a 1/2，b 50%',
      { pathway: 'equity', equity: { shares: '10000000', allocation: { a: '50%', b: '1/2' } } },
      'Pathway equity by valuation\nEquity 10,000,000 shares: a 50%, b 50%',
    ],
    [
      '年度利润分成 a 5%，连续 5 年，自投产起，投产年份 2027',
      { pathway: 'self-implementation', annualProfit: { party: 'a', rate: '5%', years: 5, from: 'production-start', startYear: 2027 } },
      'Pathway self-implementation\nAnnual profit a 5%, for 5 years, from production start, starting in 2027',
    ],
  ])('%s', (line, fields, english) => {
    const frame = { ...json, ...fields, steps: undefined, pool: undefined, base: undefined, rounding: undefined };
    const expected = must(
      readPlan({
        ...frame,
        parties: [
          { id: 'a', role: 'unit' },
          { id: 'b', role: 'completers' },
        ],
      }),
    );
    const head = zh.slice(0, zh.indexOf('\n参与方')).replace('转化方式 许可', `转化方式 ${fields.pathway === 'equity' ? '作价入股' : '自行实施'}`);
    const text = `${head}\n参与方\n  a 单位\n  b 完成人\n${line}\n`;
    expect(parsePlanText(text)).toEqual({ ok: true, value: expected });
    const printed = printPlanText(expected, 'en');
    for (const part of english.split('\n')) expect(printed).toContain(part);
  });
});

type Told = Failure & { readonly details: { readonly line: number; readonly column: number; readonly length: number } };
const faultsOf = (text: string): readonly Told[] => {
  const read = parsePlanText(text);
  if (read.ok) throw new Error('this is no fault');
  expect(read.error.kind).toBe('plan-text-malformed');
  return read.error.errors as readonly Told[];
};
/** kind, line:column, what stands there. */
const shown = (text: string): string[] =>
  faultsOf(text).map(({ kind, details: { line, column, length } }) => {
    const at = text.split('\n')[line - 1]!.slice(column - 1, column - 1 + length);
    return `${kind} ${line}:${column} ${at}`.trimEnd();
  });
const changed = (from: string, to: string): string => {
  expect(zh).toContain(from);
  return zh.replace(from, to);
};

describe('faults stand where they are', () => {
  it.each([
    ['nothing', '', ['plan-text-empty 1:1']],
    ['only a comment', '# 空\n\n', ['plan-text-empty 1:1']],
    ['an unclosed quote', changed('“固态电解质许可” / "Solid electrolyte licence"', '“固态电解质许可'), ['text-quote-unclosed 1:6 “固态电解质许可']],
    ['a misspelt word', changed('币种', '币钟'), ['text-word-misspelt 3:1 币钟']],
    ['half a word', changed('分配基数', '基数'), ['text-word-misspelt 14:1 基数']],
    ['an unknown word', changed('完成人', '发明家们'), ['text-word-unknown 9:10 发明家们']],
    ['a line that is not finished', changed('转化方式 许可', '转化方式'), ['text-incomplete 2:5']],
    ['a strange character', changed('币种 CNY', '币种 ¥'), ['text-character-unexpected 3:4 ¥']],
    ['a line indented by mistake', changed('转化方式', '  转化方式'), ['text-indent-unexpected 2:3 转']],
    ['a missing comma', changed('team 60%，unit', 'team 60% unit'), ['text-unexpected 17:29 unit']],
    ['a line said twice', changed('币种 CNY', '币种 CNY\n币种 USD'), ['text-statement-twice 4:4 USD']],
    ['a missing line', changed('币种 CNY\n', ''), ['text-statement-missing 1:1 分配方案 “固态电解质许可” / "Solid electrolyte licence"']],
    ['a missing word', changed('，地区 浙江省', ''), ['text-statement-missing 5:1 单位性质 国家设立的高等院校，规模 中型']],
    ['another currency', changed('至 1,500,000.00 元', '至 USD 1,500,000.00'), ['text-currency-differs 16:14 USD']],
    ['two names in one language', changed('/ "Solid electrolyte licence"', '/ “许可”'), ['text-name-twice 1:18 “许可”']],
    ['a main party', changed('unit   单位', 'unit   单位 主要贡献人'), ['text-main-member 8:13 主要贡献人']],
    ['shares that do not sum to one', changed('fund 8%，tto 2%\n', 'fund 9%，tto 2%\n'), ['shares-not-whole 17:1 其后']],
    ['weights that do not sum to one', changed('m2  50%', 'm2  40%'), ['weights-not-whole 20:1 奖酬池']],
    ['an unknown party', changed('tto 2%\n', 'tta 2%\n'), ['party-unknown 17:46 tta']],
    [
      'a party twice in a split',
      changed('unit 30%', 'team 30%'),
      ['party-twice 17:29 team', 'shares-not-whole 17:1 其后'].sort((a, b) => (a.includes('17:1 ') ? -1 : b.includes('17:1 ') ? 1 : 0)),
    ],
    [
      'a party declared twice',
      changed('tto    技术', 'fund   技术'),
      ['party-twice 12:3 fund', 'party-unknown 17:46 tto', 'party-unknown 18:30 tto', 'party-unknown 24:21 tto'],
    ],
    ['an amount too precise', changed('10,000,000.00', '10,000,000.005'), ['amount-too-precise 17:4 10,000,000.005 元']],
    ['a quantity too precise', changed('10,000,000.00 元', '0.0000001 万元'), ['amount-too-precise 17:4 0.0000001 万元']],
    ['10^15 fen', changed('10,000,000.00', '10,000,000,000,000.00'), ['amount-too-large 17:4 10,000,000,000,000.00 元']],
    ['a negative amount', changed('3,000,000.00', '-3,000,000.00'), ['amount-negative 18:45 -3,000,000.00 元']],
    ['thousands divided wrongly', changed('3,000,000.00', '3,0000,00.00'), ['amount-malformed 18:45 3,0000,00.00 元']],
    ['a share above one', changed('team 60%', 'team 160%'), ['share-out-of-range 17:25 160%']],
    ['a cyclic tier', changed('超出归 unit', '超出归 fund'), ['tier-cyclic 18:64 fund']],
    ['a cap without an overflow', changed('；超出归 unit', ''), ['overflow-missing 18:1 其余：team 50%，unit 40%，fund 8%，tto 2%；fund 封顶 3,000,000.00 元']],
    ['an end before the end', changed('其后 10,000,000.00 元', '其余'), ['split-endless 17:1 其余：team 60%，unit 30%，fund 8%，tto 2%']],
    ['no end', changed('其余：', '其后 5 元：'), [expect.stringMatching(/^split-last 18:1 其后 5 元/)]],
    ['a day that is none', changed('2026-11-01', '2026-02-30'), ['date-malformed 4:6 2026-02-30']],
    ['an unknown currency', changed('币种 CNY', '币种 XXA').replaceAll(' 元', ''), ['currency-unknown 3:4 XXA']],
    ['a category twice', changed('税费、维护费', '税费、税费'), ['category-twice 14:13 税费']],
  ])('%s', (_, text, expected) => expect(shown(text)).toEqual(expected));

  it('several at once, each line for itself', () => {
    const text = changed('币种', '币钟').replace('完成人', '发明家们').replace('设施方', '').replace('100%', '每').replace('50% 主要', '主要');
    expect(faultsOf(text).map(({ kind, details }) => [details.line, kind])).toEqual([
      [3, 'text-word-misspelt'],
      [9, 'text-word-unknown'],
      [10, 'text-incomplete'],
      [16, 'text-unexpected'],
      [21, 'text-unexpected'],
    ]);
  });
  it('what was expected is said in both languages', () => {
    const [fault] = faultsOf(changed('完成人', '完成入'));
    expect(fault).toMatchObject({ kind: 'text-word-misspelt', details: { found: '完成入', suggestion: '完成人' } });
    const { expected } = fault!.details as unknown as { expected: { zh: string; en: string } };
    expect(expected.zh).toContain('“完成人”、“转化人员”');
    expect(expected.en).toContain('“completers”, “transformers”');
    expect(faultsOf(changed('team 60%', 'team'))[0]!.details).toMatchObject({
      expected: { zh: '“封顶”、比例，如 60% 或 1/3', en: '“capped at”, a share such as 60% or 1/3' },
    });
    expect(faultsOf(changed('其后 10,000,000.00 元', '其后'))[0]!.details).toMatchObject({ expected: { zh: '金额，如 1,500,000.00 元' } });
  });
});

describe('garbage', () => {
  it.each([
    ['too much of anything', 'x'.repeat(1_000_000)],
    ['words', ' 单位'.repeat(longestText / 3)],
    ['faulty items', `其余：${'\n  a a'.repeat(longestText / 6 - 1)}`],
    ['faulty lines', '其余 a 5% :\n'.repeat(longestText / 12)],
    ['items', `其余 ${'a 5%,'.repeat(longestText / 6)}`],
    ['quotes', '“'.repeat(longestText)],
    ['characters', '😀'.repeat(longestText / 2)],
    ['digits', '1,'.repeat(longestText / 2)],
    ['line ends', ' \n'.repeat(longestText / 2)],
    ['backslashes', `分配方案 “${'\\'.repeat(longestText - 10)}`],
  ])('%s is refused within a second', (_, text) => {
    parsePlanText(en);
    // Of the processor: a busy machine is no fault of the language.
    const before = process.cpuUsage();
    const faults = faultsOf(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
    expect(faults.length).toBeLessThanOrEqual(50);
  });
});

describe('marks', () => {
  const marked = (text: string): string[] => markPlanText(text).map(({ kind, offset, length }) => `${kind} ${text.slice(offset, offset + length)}`);
  it('colour what is what', () =>
    expect(marked('参与方 # 各方\n  // 先列\n  unit 单位 “大学”\n其余：team 60% ¥')).toEqual([
      'statement 参与方',
      'comment # 各方',
      'comment // 先列',
      'id unit',
      'word 单位',
      'name “大学”',
      'statement 其余',
      'id team',
      'value 60%',
      'unknown ¥',
    ]));
  it('never overlap', () => {
    const marks = markPlanText(loose);
    for (const [i, mark] of marks.entries()) expect(mark.offset).toBeGreaterThanOrEqual(i === 0 ? 0 : marks[i - 1]!.offset + marks[i - 1]!.length);
  });
});

it('the JSON face stays what it was', () => expect(writePlan(must(parsePlanText(zh)))).toEqual(writePlan(plan)));
