import { describe, expect, it } from 'vitest';
import { achievement } from '../tests/bodies.ts';
import { markingIn, secrecyFailures } from './secrecy.ts';

describe('markings are found', () => {
  it.each([
    '机密★10年',
    '绝密★启用前',
    '秘 密 ☆ 5 年',
    '密级：机密',
    '【秘密】',
    '绝密',
    '本项目为绝密工程',
    '第一行\n机密\n第三行',
    'TOP SECRET',
    'SECRET//NOFORN',
    '机\u200b密★',
    '密级:ㅤ绝密'.replace('ㅤ', ' '),
    '保密等级 秘密',
  ])('%s', (text) => {
    expect(markingIn(text)).toBeDefined();
  });
});

describe('ordinary words pass', () => {
  it.each([
    '涉及商业秘密',
    '计算机密码学',
    '随机密度',
    '隔绝密封',
    '本成果不涉及绝密、机密级信息',
    '手机密码',
    '技术秘密级别',
    'trade secret',
    'Victoria’s Secret',
    '杜绝密集作业',
    '精密机床',
    '秘密是坚持',
    '不属于国家秘密',
  ])('%s', (text) => {
    expect(markingIn(text)).toBeUndefined();
  });
});

it('the declaration is refused, and every marked field is named', () => {
  const failures = secrecyFailures({
    title: { zh: '机密★ 新工艺' },
    body: { ...achievement, secrecy: 'state-secret', trlEvidence: [{ level: 5, statement: { zh: '见【绝密】报告' } }] },
  });
  expect(failures.map((f) => [f.kind, f.field])).toEqual([
    ['state-secret-refused', 'body.secrecy'],
    ['state-secret-refused', 'title.zh'],
    ['state-secret-refused', 'body.trlEvidence.0.statement.zh'],
  ]);
});
it('a trade secret is welcome', () => expect(secrecyFailures({ title: { zh: '新工艺' }, body: { ...achievement, secrecy: 'trade-secret' } })).toEqual([]));

it('a page of blanks behind a word of secrecy is looked at once, not in every way that it can be cut', () => {
  const began = performance.now();
  expect(markingIn(`密级${' '.repeat(3000)}无`)).toBeUndefined();
  // It took eleven seconds, and eight thousand blanks would have held everybody up for minutes.
  expect(performance.now() - began).toBeLessThan(2000);
  expect(markingIn(`密级 ： 【 机密 】`)).toBe('密级 : 【 机密');
});
