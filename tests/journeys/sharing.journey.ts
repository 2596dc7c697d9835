/**
 * Money of a plan from the question whether a split is lawful to the bank's answer, by all who take part: a visitor checks a split;
 * the unit's manager sees what an income will pay, records and states it; a contributor reads what he is owed and why, and objects;
 * the signatory answers. A run is prepared by one person and approved by another, and the bank's file settles it.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, browserMissing, newReader, openBrowser, removeFolder, startHouse, watch, type RunningHouse } from './house.ts';

const manager = 'manager.polytechnic@example.org';
const signatory = 'signatory.polytechnic@example.org';
const contributor = 'researcher.science@example.org';

/** Yesterday where the books are kept: a day that is over can be stated. */
const yesterday = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
const unlawful = {
  version: 1,
  title: { zh: '固态电解质许可' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: yesterday,
  unit: { entityType: 'state-university', region: 'CN', publishedRule: false },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers' },
  ],
  base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
  steps: [{ kind: 'split', shares: { team: '20%', unit: '80%' } }],
  clawback: false,
  rounding: { ties: ['team', 'unit'] },
};

type Papers = { items: { id: string; number: string; member: string | null; state: string }[] };
type Run = { id: string; state: string; total: string; lines: { amount: string; reference: string; state: string }[] };

describe.skipIf(browserMissing !== '')(`sharing${browserMissing === '' ? '' : `; skipped: ${browserMissing}`}`, () => {
  let house: RunningHouse;
  let browser: Browser;
  const faults: string[] = [];
  let planId = '';
  /** As the page's address shows it. */
  let runId = '';

  const open = async (as?: string): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await newReader(browser, house, { language: 'zh', ...(as === undefined ? {} : { as }) });
    const page = await context.newPage();
    const own = watch(page);
    page.on('close', () => faults.push(...own));
    return { context, page };
  };
  const path = (rest = ''): string => `/sharing-plans/${planId}${rest}`;
  const confirm = (page: Page, act: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();

  beforeAll(async () => {
    house = await startHouse();
    browser = await openBrowser();
    const { context } = await open(manager);
    const { items } = await ask<{ items: { id: string; inForce: number | null }[] }>(context, 'GET', '/api/sharing-plans');
    planId = items.find((one) => one.inForce !== null)!.id;
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    removeFolder(house?.dataDir ?? '');
  });

  it('a visitor sees without an account that 20 % are too little at a university, and enough at an enterprise with a rule of its own', async () => {
    const { page, context } = await open();
    await page.goto('/check');
    const verdict = page.getByRole('region', { name: '合规检查' });
    await verdict.getByText('合规', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: '粘贴文本或 JSON' }).click();
    await page.getByRole('textbox', { name: '方案文本或 JSON' }).fill(JSON.stringify(unlawful));
    await page.getByRole('button', { name: '读入' }).click();
    await verdict.getByText('不合规', { exact: true }).first().waitFor();
    expect(await verdict.innerText()).toContain('第四十五条');
    await page.getByRole('button', { name: '粘贴文本或 JSON' }).click();
    const unit = { ...unlawful.unit, entityType: 'private-enterprise', publishedRule: true };
    await page.getByRole('textbox', { name: '方案文本或 JSON' }).fill(JSON.stringify({ ...unlawful, unit }));
    await page.getByRole('button', { name: '读入' }).click();
    await verdict.getByText('合规', { exact: true }).first().waitFor();
    expect(await verdict.getByText('不合规', { exact: true }).count()).toBe(0);
    await page.close();
    await context.close();
  });

  it('the manager sees what an income will pay before it is recorded, and afterwards why', async () => {
    const { page, context } = await open(manager);
    await page.goto(path());
    await page.getByRole('heading', { name: '下一步' }).waitFor();
    await page.getByRole('link', { name: '结算', exact: true }).click();
    await page.getByRole('button', { name: '登记一笔' }).click();
    await page.getByLabel('发生日期').fill(yesterday);
    await page.getByRole('textbox', { name: '金额' }).fill('100,000');
    const preview = page.getByText('登记后将这样分配（第 1 版）').locator('..');
    await preview.getByText('¥55,000.00').waitFor();
    expect(await preview.innerText()).toContain('本笔可分配 ¥100,000.00');
    await page.getByRole('textbox', { name: '编号' }).fill('journey-1');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已登记 journey-1，本笔可分配 ¥100,000.00。').waitFor();
    const event = page.getByRole('row').filter({ hasText: 'journey-1' });
    await event.getByRole('button').click();
    await page.getByText('为什么这样分（第 1 版）').waitFor();
    await page.getByText('完成人团队分得 ¥100,000.00 的 55%').waitFor();
    await page
      .getByText(/分配步骤之二/)
      .first()
      .waitFor();
    await page.close();
    await context.close();
  });

  it('lines that cannot be recorded are named before anything is sent', async () => {
    const { page, context } = await open(manager);
    await page.goto(path('/settlement?record=many'));
    const text = page.getByRole('textbox', { name: '粘贴多笔收支' });
    await text.fill(`编号,日期,类型,金额\nj-2,${yesterday},收入,1.005\nj-3,2001-01-01,收入,5\nj-4,${yesterday},礼物,5`);
    const alert = page.getByRole('alert').filter({ hasText: '有 3 处需要改正' });
    await alert.waitFor();
    expect(await alert.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('第 2 行 · 金额'),
      expect.stringContaining('第 3 行 · 日期'),
      expect.stringContaining('第 4 行 · 类型'),
    ]);
    expect(await page.getByRole('button', { name: '全部登记' }).isDisabled()).toBe(true);
    await text.fill(`编号,日期,类型,金额,类别\nj-2,${yesterday},收入,2000,\nj-3,${yesterday},成本,500,税费`);
    await page.getByText('读到 2 笔，没有错误。').waitFor();
    await page.getByRole('button', { name: '全部登记' }).click();
    await page.getByText('已登记 2 笔').waitFor();
    await page.close();
    await context.close();
  });

  it('she issues statements; each payee gets one with days to object', async () => {
    const { page, context } = await open(manager);
    await page.goto(path('/statements'));
    await page.getByRole('button', { name: '出结算单' }).click();
    await confirm(page, '出具');
    await page.getByText('已出具 7 份结算单。').waitFor();
    expect((await ask<Papers>(context, 'GET', `/api/sharing-plans/${planId}/payout-statements?state=issued&limit=100`)).items.length).toBeGreaterThanOrEqual(7);
    await page.close();
    await context.close();
  });

  it('a contributor reads what he is owed, why and when, and objects', async () => {
    const { page, context } = await open(contributor);
    await page.goto('/my/income');
    await page.getByRole('heading', { name: '为什么是这些' }).waitFor();
    await page.getByText('您在“完成人团队”中占 50%。').waitFor();
    await page
      .getByText(/起可以付款/)
      .first()
      .waitFor();
    const { items } = await ask<Papers>(context, 'GET', `/api/sharing-plans/${planId}/payout-statements`);
    await page.getByRole('link', { name: items[0]!.number, exact: true }).click();
    await page.waitForURL(new RegExp(items[0]!.id));
    await page.getByText('还剩').first().waitFor();
    await page
      .getByText(/奖酬池共得 ¥.+，本人占 50%/)
      .first()
      .waitFor();
    expect(
      (await context.request.get(`/api/sharing-plans/${planId}/payout-statements/${items[0]!.id}/file?format=pdf&lang=zh`)).headers()['content-type'],
    ).toBe('application/pdf');
    await page.getByRole('textbox', { name: /对这份结算单有异议/ }).fill('第二笔收入的成本似乎重复扣除，请核对。');
    await page.getByRole('button', { name: '提出异议' }).click();
    await page.getByText('待答复').waitFor();
    expect((await ask<{ state: string }>(context, 'GET', `/api/sharing-plans/${planId}/payout-statements/${items[0]!.id}`)).state).toBe('objected');
    await page.close();
    await context.close();
  });

  it('the signatory answers the objection with a reason', async () => {
    const { page, context } = await open(signatory);
    const { items } = await ask<Papers>(context, 'GET', `/api/sharing-plans/${planId}/payout-statements?state=objected`);
    const statementId = items.find((one) => one.member === 'sun')!.id;
    await page.goto(path(`/statements/${statementId}`));
    await page.getByRole('textbox', { name: '理由' }).fill('两笔成本属于不同月份，未重复扣除。');
    await page.getByRole('button', { name: '答复', exact: true }).click();
    await confirm(page, '答复');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('两笔成本属于不同月份，未重复扣除。').waitFor();
    expect((await ask<{ state: string }>(context, 'GET', `/api/sharing-plans/${planId}/payout-statements/${statementId}`)).state).toBe('issued');
    await page.close();
    await context.close();
  });

  it('the manager enters the account that was missing and prepares a run, which he may not approve', async () => {
    const { page, context } = await open(manager);
    await page.goto(path('/payments'));
    await page.getByRole('button', { name: /^登记 王工/ }).click();
    await page.getByRole('textbox', { name: '账号' }).fill('6222 0000 0000 9009');
    await page.getByRole('textbox', { name: '开户行' }).fill('示例银行西安分行');
    await confirm(page, '保存');
    await page.getByRole('button', { name: '编制付款批次' }).click();
    await confirm(page, '编制');
    await page.waitForURL(/\/payments\/[0-9a-f-]{36}/);
    runId = /payments\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.getByText('须由贵单位的签约人或单位管理员批准，且不能是编制人。').waitFor();
    expect(await page.getByRole('button', { name: '批准付款' }).count()).toBe(0);
    await page.close();
    await context.close();
  });

  it('a second person approves it, and the bank’s statement settles it', async () => {
    const { page, context } = await open(signatory);
    await page.goto(path(`/payments/${runId}`));
    await page.getByRole('button', { name: '批准付款' }).click();
    await confirm(page, '批准');
    await page.getByRole('link', { name: '下载银行付款文件' }).waitFor();
    const file = await context.request.get(`/api/sharing-plans/${planId}/payment-runs/${runId}/bank-file?lang=zh`);
    const run = await ask<Run>(context, 'GET', `/api/sharing-plans/${planId}/payment-runs/${runId}`);
    expect(await file.text()).toContain(run.lines[0]!.reference);
    const lines = run.lines.map(({ reference, amount }) => `${yesterday},${reference},${amount}`);
    await page.getByText('或粘贴内容').click();
    await page.getByRole('textbox', { name: /银行回单内容/ }).fill(['交易日期,附言,借方金额', ...lines, `${yesterday},TTXXXXXXXXXXXX,1.00`].join('\n'));
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('银行对每一笔都有了结果。').waitFor();
    expect((await ask<Run>(context, 'GET', `/api/sharing-plans/${planId}/payment-runs/${runId}`)).state).toBe('settled');
    await page.close();
    await context.close();
  });

  it('the ledger of the plan balances, and no page complained', async () => {
    const { page, context } = await open(manager);
    await page.goto(path('/ledger'));
    await page.getByText('借贷相等，余额合计为零').waitFor();
    await page.close();
    await context.close();
    expect(faults).toEqual([]);
  });
});
