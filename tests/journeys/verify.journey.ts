/** Somebody who trusts nobody: verifies a dossier in the browser, on the page that stands alone, and a proof that the log's page gave him. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDossier, vkey, witnesses } from '../../apps/verify/dossier/tests/make-dossier.ts';
import { browserMissing, newReader, openBrowser, removeFolder, startHouse, watch, type RunningHouse } from './house.ts';

describe.skipIf(browserMissing !== '')(`verification${browserMissing === '' ? '' : `; skipped: ${browserMissing}`}`, () => {
  let house: RunningHouse;
  let browser: Browser;
  let context: BrowserContext;
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-verify-'));
  const [good, bad] = [join(folder, 'dossier.zip'), join(folder, 'changed.zip')];
  beforeAll(async () => {
    house = await startHouse();
    browser = await openBrowser();
    context = await newReader(browser, house, { language: 'zh' });
    // Filled, indexed and the log begun: a busy house may ask a reader to come again.
    for (let tries = 0; tries < 120 && !(await context.request.get('/readyz')).ok(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 500));
    const { zip } = await makeDossier();
    writeFileSync(good, zip);
    zip[zip.indexOf('评估报告')]! ^= 1;
    writeFileSync(bad, zip);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    for (const one of [folder, house?.dataDir ?? '']) if (one !== '') removeFolder(one);
  });

  const choose = async (page: Page, file: string): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.vf-result', { hasText: file.split('/').at(-1)! }).waitFor();
  };
  /** What was sent anywhere but asked for with GET. */
  const sentBy = (page: Page): string[] => {
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'GET' || sent.push(`${request.method()} ${request.url()}`)));
    return sent;
  };

  it('on the platform: what holds, what does not, and whose keys were trusted; the file stays in the browser', async () => {
    const page = await context.newPage();
    const [faults, sent] = [watch(page), sentBy(page)];
    await page.goto('/verify');
    await expect.poll(() => page.locator('input[type=file]').count()).toBe(1);
    await choose(page, good);
    const result = page.locator('.vf-result');
    expect(await result.locator('h2').innerText()).toContain('全部相符');
    expect(await result.innerText()).toContain('还差一步：核对公钥');
    expect(await result.locator('.vf-records tbody tr').count()).toBe(6);
    expect(await result.locator('.vf-records').innerText()).toContain('李明（单位管理员，技术经理人）');
    await page.getByLabel('您从别处得到的公钥').fill([vkey, ...witnesses.map((one) => one.verifierKey)].join('\n'));
    await page.getByRole('button', { name: '用这些公钥重新核验' }).click();
    await result.getByText('用您给出的公钥核验。').waitFor();
    await choose(page, bad);
    expect(await result.locator('h2').innerText()).toContain('不相符');
    expect(await result.locator('.vf-place').innerText()).toMatch(/^zip: evidence\/.*\.pdf crc$/);
    expect(await result.innerText()).toContain('怎么办');
    expect([faults, sent]).toEqual([[], []]);
    await page.close();
  });

  it('offline, from a file: the page connects to nothing', async () => {
    const page = await context.newPage();
    await page.goto('/verify');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载离线核验页' }).click()]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    expect(file.endsWith('/tongtu-verify.html')).toBe(true);
    await page.close();
    const alone = await browser.newContext({ offline: true, locale: 'en-GB', viewport: { width: 390, height: 800 } });
    const its = await alone.newPage();
    const [faults, asked] = [watch(its), [] as string[]];
    its.on('request', (request) => void asked.push(request.url()));
    await its.goto(pathToFileURL(file).href);
    await choose(its, good);
    expect(await its.locator('.vf-result h2').innerText()).toContain('Everything holds');
    await choose(its, bad);
    expect(await its.locator('.vf-place').innerText()).toMatch(/^zip: evidence/);
    await its.getByRole('button', { name: '中文' }).click();
    expect(await its.locator('.vf-result h2').innerText()).toContain('不相符');
    expect(await its.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    // Its policy, not only the missing network, forbids it to speak to anybody.
    expect(await its.evaluate(`fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => String(error))`)).toContain('TypeError');
    expect(faults.filter((fault) => !fault.includes('Content Security Policy') && !fault.includes('127.0.0.1:9'))).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    await alone.close();
  });

  it('a proof from the page of the log', async () => {
    const page = await context.newPage();
    const faults = watch(page);
    await expect.poll(async () => (await context.request.get('/api/log')).status(), { timeout: 30_000 }).toBe(200);
    await page.goto('/transparency');
    await page.getByLabel('条目序号').fill('999999999');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText('之间的整数').waitFor();
    await page.getByLabel('条目序号').fill('1');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByRole('heading', { level: 1, name: '第 1 条' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载证明' }).click()]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    expect(readFileSync(file, 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra /);
    await page.goto('/verify');
    await choose(page, file);
    expect(await page.locator('.vf-result').innerText()).toContain('vkey');
    await page.getByRole('button', { name: '填入本平台日志的公钥' }).click();
    await expect.poll(() => page.getByLabel('您从别处得到的公钥').inputValue()).not.toBe('');
    await page.getByRole('button', { name: '用这些公钥重新核验' }).click();
    await page.locator('.vf-result', { hasText: '全部相符' }).waitFor();
    expect(await page.locator('.vf-result').innerText()).toContain('第 1 条记录在日志');
    expect(faults).toEqual([]);
    await page.close();
  });
});
