/**
 * Nothing to fear, by all who take part: a visitor objects to a public notice; the manager sees on the case what is next, answers, and
 * closes a gap; the signatory takes the dossier away and a verifier that shares no code with the house finds that it holds; an auditor
 * without an account opens a guest link, reads the matrix and marks his finding, which the unit reads and everybody finds in the log.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { ask, browserMissing, newReader, openBrowser, removeFolder, startHouse, watch, type RunningHouse } from './house.ts';

const manager = 'manager.polytechnic@example.org';
const signatory = 'signatory.polytechnic@example.org';

type Cards = { items: { id: string; title: { zh?: string }; state: string }[] };

describe.skipIf(browserMissing !== '')(`diligence${browserMissing === '' ? '' : `; skipped: ${browserMissing}`}`, () => {
  let house: RunningHouse;
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-dossier-'));
  const faults: string[] = [];
  /** The case whose notice runs, the one that may be signed, the one that has just begun. */
  let [running, cleared, begun, link] = ['', '', '', ''];

  const open = async (as?: string): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await newReader(browser, house, { language: 'zh', ...(as === undefined ? {} : { as }) });
    const page = await context.newPage();
    const own = watch(page);
    page.on('close', () => faults.push(...own));
    return { context, page };
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();
  const confirm = (page: Page, act: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();

  beforeAll(async () => {
    house = await startHouse();
    browser = await openBrowser();
    const { context } = await open(manager);
    const { items } = await ask<Cards>(context, 'GET', '/api/diligence-cases');
    running = items.find(({ title }) => title.zh?.includes('焊接') === true)!.id;
    begun = items.find(({ title }) => title.zh?.includes('磁共振') === true)!.id;
    cleared = items.find(({ state }) => state === 'cleared')!.id;
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    for (const one of [folder, house?.dataDir ?? '']) if (one !== '') removeFolder(one);
  });

  it('a visitor finds the notice on the board and objects; his name is shown to nobody', async () => {
    const { page, context } = await open();
    await page.goto('/notices');
    await page
      .getByRole('link', { name: /焊接机器人/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '公示期' }).waitFor();
    await page.getByLabel('姓名或单位名称').fill('某位同行');
    await page.getByLabel('联系方式').fill('peer@example.org');
    await page.getByLabel('异议内容和理由').fill('请说明价格为何低于去年的报价。');
    await press(page, '提交异议');
    await page.getByText('异议 3 已提交').waitFor();
    await page.reload();
    await page.getByText('异议 3', { exact: true }).waitFor();
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('异议 3');
    expect(shown).not.toContain('某位同行');
    expect(shown).not.toContain('低于去年');
    await context.close();
  });

  it('the manager is told what is next and why, and answers', async () => {
    const { page, context } = await open(manager);
    await page.goto(`/cases/${running}`);
    await page.getByRole('heading', { name: '接下来做什么，为什么' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('答复公示异议');
    await page.getByRole('link', { name: '答复异议' }).first().click();
    await page.waitForURL(/\/notices/);
    let waiting = 2;
    await expect.poll(() => page.getByRole('textbox', { name: /^答复/ }).count()).toBe(waiting);
    for (const answer of ['去年的报价含设备，本次只转让专利。', '该报价对应的范围不同，已电话说明。']) {
      await page.getByRole('textbox', { name: /^答复/ }).first().fill(answer);
      await page
        .getByRole('radio', { name: /^异议不成立/ })
        .first()
        .check();
      await press(page, '公开答复');
      await confirm(page, '公开答复');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      // The answer stands on the page when its form is gone.
      await expect.poll(() => page.getByRole('textbox', { name: /^答复/ }).count()).toBe((waiting -= 1));
      expect(await page.locator('main').innerText()).toContain(answer);
    }
    const { items } = await ask<{ items: { openObjections: number }[] }>(context, 'GET', `/api/diligence-cases/${running}/notices`);
    expect(items[0]).toMatchObject({ openObjections: 0 });
    await context.close();
  });

  it('a gap is seen before anything is signed, and closed by evidence', async () => {
    const { page, context } = await open(manager);
    const missing = async (): Promise<number> => (await ask<{ missing: number }>(context, 'GET', `/api/diligence-cases/${begun}/dossier`)).missing;
    const before = await missing();
    expect(before).toBeGreaterThan(3);
    await page.goto(`/cases/${begun}/dossier`);
    await page.getByText(`缺 ${before} 项必备要件`).first().waitFor();
    const duty = page.locator('.dc-duty, tr, li').filter({ hasText: '事前知悉探索性与风险' }).first();
    await duty.getByRole('button', { name: /提供证据/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('文字说明', { exact: true }).click();
    await dialog.getByLabel('中文').first().fill('技术成熟度与风险说明');
    await dialog.getByLabel('说明内容').fill('成熟度第 5 级；主要风险是磁体温漂。已比较超导方案。');
    await confirm(page, '提交');
    await page.getByText('技术成熟度与风险说明').first().waitFor();
    expect(await missing()).toBe(before - 1);
    await context.close();
  });

  it('the signatory takes the dossier away; somebody else verifies it offline', async () => {
    const { page, context } = await open(signatory);
    await page.goto(`/cases/${cleared}/dossier`);
    await press(page, '生成档案包');
    const download = page.getByRole('link', { name: /dossier\.zip/ }).first();
    await download.waitFor({ timeout: 60_000 });
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    const path = join(folder, 'dossier.zip');
    await file.saveAs(path);
    const vkey = (await (await context.request.get('/log/vkey')).text()).trim();
    const said = spawnSync(process.execPath, [join(houseRoot, 'apps/verify/main.ts'), path, '--vkey', vkey, '--json'], { encoding: 'utf8' });
    expect(said.stderr).toBe('');
    expect(JSON.parse(said.stdout)).toMatchObject({ holds: true, dossier: { case: { id: cleared } } });
    const other = spawnSync(process.execPath, [join(houseRoot, 'apps/verify/main.ts'), path, '--vkey', vkey.replace(/^[^+]+/, 'other.example/log'), '--json'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(other.stdout)).toMatchObject({ holds: false });
    await context.close();
  });

  it('an auditor without an account reads the matrix by a guest link and marks his finding', async () => {
    const { page, context } = await open(signatory);
    await page.goto(`/cases/${cleared}/reviews`);
    await page.getByRole('button', { name: '邀请认定' }).first().click();
    await page.getByLabel('认定人姓名').fill('宋审计');
    await page.getByLabel('认定人所在机构').fill('示例省审计厅');
    await confirm(page, '生成链接');
    const shown = page.getByRole('dialog').locator('code');
    await shown.waitFor();
    link = await shown.innerText();
    expect(link).toContain('/guest-review#');
    await context.close();

    const guest = await open();
    await guest.page.goto(new URL(link).pathname + new URL(link).hash);
    await guest.page.getByText('受邀认定人：宋审计（示例省审计厅）').waitFor();
    expect(await guest.page.locator('main').innerText()).toContain('集体民主决策');
    await guest.page.getByRole('radio', { name: /^予以免责/ }).check();
    await guest.page.getByLabel('理由').fill('定价依据、公示和集体决策记录完整，时间早于签约，未见非法利益。');
    await press(guest.page, '核对并提交');
    await confirm(guest.page, '提交');
    await guest.page.getByText('认定已记录').waitFor();
    await guest.context.close();
  });

  it('the unit reads the finding, who looked is recorded, and the log holds it', async () => {
    const { page, context } = await open(manager);
    await page.goto(`/cases/${cleared}/reviews`);
    await page.getByText('已作出认定').first().waitFor();
    expect(await page.locator('main').innerText()).toContain('予以免责');
    const { items } = await ask<{ items: { personName: string; as: string }[] }>(context, 'GET', `/api/diligence-cases/${cleared}/dossier/accesses`);
    expect(items.some(({ personName, as }) => personName === '宋审计' && as === 'guest')).toBe(true);
    const { evidence } = await ask<{ evidence: { kind: string; logIndex: number | null }[] }>(context, 'GET', `/api/diligence-cases/${cleared}/dossier`);
    const finding = evidence.find(({ kind }) => kind === 'review-finding')!;
    expect(finding.logIndex).toEqual(expect.any(Number));
    await page.goto(`/transparency/entries/${finding.logIndex}`);
    await page.getByText('guest-reviewer').or(page.getByText('受邀认定人')).first().waitFor();
    await context.close();
  });

  it('no page logged an error or asked for what is not there', () => expect(faults).toEqual([]));
});
