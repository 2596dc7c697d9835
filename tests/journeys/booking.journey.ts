/**
 * A booking from search to its charge, by both sides: a researcher finds a test bed, sees the price, holds a slot and says
 * what the test is; the operator approves from the queue; the signatory confirms; check-in and check-out on a phone make the
 * charge. Then a series that lists the dates it could not book, and a slot that somebody else was faster to take.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, browserMissing, newReader, openBrowser, removeFolder, startHouse, watch, type RunningHouse } from './house.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Beijing keeps eight hours before UTC all year. */
const beijing = (at: Date): { day: string; time: string } => {
  const text = new Date(at.getTime() + 480 * minuteMs).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
};
const iso = (at: number): string => new Date(at).toISOString();

type Rule = { kind: string };
type Facility = { id: string; revision: number; rules: Rule[]; resources: { id: string; name: { zh: string; en: string } }[] };
type Card = { id: string; state: string };
type Booking = Card & { revision: number; charges: { kind: string; amount: string }[] };

describe.skipIf(browserMissing !== '')(`a booking${browserMissing === '' ? '' : `; skipped: ${browserMissing}`}`, () => {
  let house: RunningHouse;
  let browser: Browser;
  const faults: string[] = [];
  const operator = 'operator.hydrogen@example.org';
  const researcher = 'manager.polytechnic@example.org';
  let facility: Facility;
  let system: Facility['resources'][number];
  /** As the page's address shows it. */
  let bookingId = '';

  const open = async (reading: Parameters<typeof newReader>[2]): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await newReader(browser, house, reading);
    const page = await context.newPage();
    const own = watch(page);
    page.on('close', () => faults.push(...own));
    return { context, page };
  };
  const organizationOf = async (context: BrowserContext): Promise<string> =>
    (await ask<{ memberships: { organizationId: string }[] }>(context, 'GET', '/api/session')).memberships[0]!.organizationId;
  const read = (context: BrowserContext): Promise<Booking> => ask<Booking>(context, 'GET', `/api/facilities/${facility.id}/bookings/${bookingId}`);
  const slot = (from: number, minutes: number) => ({ facilityId: facility.id, resourceId: system.id, from: iso(from), to: iso(from + minutes * minuteMs) });
  /** On the page of the facility: which resource, and a time of one's own. */
  const choose = async (page: Page, at: Date, length: string): Promise<void> => {
    await page.getByRole('combobox', { name: '预约什么' }).click();
    await page.getByRole('option', { name: system.name.zh, exact: true }).click();
    await page.getByRole('radio', { name: length, exact: true }).check({ force: true });
    await page.getByText('自己填时间', { exact: true }).click();
    const { day, time } = beijing(at);
    await page.getByLabel('日期', { exact: true }).fill(day);
    await page.getByLabel('开始时间', { exact: true }).fill(time);
  };

  beforeAll(async () => {
    house = await startHouse();
    browser = await openBrowser();
    const { context } = await open({ language: 'zh', as: operator });
    const { items } = await ask<{ items: { id: string; opened: boolean }[] }>(context, 'GET', `/api/organizations/${await organizationOf(context)}/facilities`);
    const { id } = items.find((one) => one.opened)!;
    const before = await ask<Facility>(context, 'GET', `/api/facilities/${id}`);
    // The test bed is to be used within the minute: no notice and no opening hours, but all that concerns the test itself stays.
    const rules = before.rules.filter(({ kind }) => ['safety-questionnaire', 'trl-range', 'insurance'].includes(kind));
    facility = await ask<Facility>(context, 'PATCH', `/api/facilities/${id}`, { revision: before.revision, rules });
    system = facility.resources.find((one) => one.name.en === '1 MW system bay')!;
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    removeFolder(house?.dataDir ?? '');
  });

  it('a researcher finds the test bed by what it can do, and its card shows when it is free', async () => {
    const { page, context } = await open({ language: 'zh', as: researcher });
    await page.goto('/facilities');
    await page.getByRole('combobox', { name: '第 1 项的参数' }).fill('电堆功率');
    await page.getByRole('option', { name: '电堆功率' }).first().click();
    await page.getByRole('textbox', { name: '第 1 项的数值' }).fill('500');
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await page.waitForURL(/measures=/);
    const hit = page.getByRole('article').filter({ hasText: '电解槽' }).first();
    await hit.getByRole('heading').getByRole('link').click();
    await page.waitForURL(new RegExp(`/listings/${facility.id}`));
    await page.getByRole('list', { name: '未来两周的空闲情况' }).waitFor();
    expect(await page.getByRole('list', { name: '未来两周的空闲情况' }).getByRole('listitem').count()).toBe(14);
    await page.getByRole('link', { name: '预约这家设施' }).click();
    await page.waitForURL(new RegExp(`/facilities/${facility.id}`));
    await page.getByRole('heading', { name: '空闲情况' }).waitFor();
    await page.close();
    await context.close();
  });

  it('he sees the price with its computation, holds a slot, and is told all that is missing at once', async () => {
    const { page, context } = await open({ language: 'zh', as: researcher });
    await page.goto(`/facilities/${facility.id}`);
    const begin = new Date(Math.ceil((Date.now() + 8 * minuteMs) / (5 * minuteMs)) * 5 * minuteMs);
    await choose(page, begin, '1 小时');
    const price = page.getByRole('table', { name: '价格与计算过程' });
    await price.getByText('1 小时 × ¥400').waitFor();
    expect(await price.getByRole('row', { name: /合计/ }).innerText()).toContain('¥400');
    await page.getByRole('button', { name: '预留 48 小时' }).click();
    await page.waitForURL(/\/bookings\/[0-9a-f-]{36}/);
    bookingId = /bookings\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.getByRole('heading', { name: '请填写试验说明并提交申请' }).waitFor();

    await page.getByRole('button', { name: '提交申请' }).click();
    const refusal = page.getByRole('alert').last();
    await refusal.waitFor();
    expect(await refusal.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
    await page.getByText('请回答这一题。').first().waitFor();

    await page.getByLabel('用途').fill('1 MW 系统波动工况下的动态响应验证');
    await page.getByLabel('危险因素').fill('氢气，站内有监测与联锁');
    await page.getByRole('combobox', { name: '技术成熟度' }).click();
    await page.getByRole('option', { name: 'TRL 6', exact: true }).click();
    await page.getByRole('radio', { name: '不涉密' }).check();
    await page.getByLabel(/^保额/).fill('5000000');
    await page.getByLabel('有效期至').fill('2099-12-31');
    for (const question of await page.getByRole('radiogroup', { name: /？$/ }).all()) await question.getByRole('radio', { name: '是', exact: true }).check();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('heading', { name: '等待设施方答复' }).waitFor();
    expect((await read(context)).state).toBe('requested');
    await page.close();
    await context.close();
  });

  it('the operator answers it from the queue', async () => {
    const { page, context } = await open({ language: 'zh', as: operator });
    await page.goto(`/my/booking-requests?booking=${bookingId}`);
    await page.getByText('1 MW 系统波动工况下的动态响应验证', { exact: true }).waitFor();
    await page.getByRole('button', { name: '批准并接受协议' }).click();
    await expect.poll(async () => (await read(context)).state, { timeout: 10_000 }).toBe('approved');
    await page.close();
    await context.close();
  });

  it('the signatory reads the agreement in both languages and confirms it', async () => {
    const { page, context } = await open({ language: 'zh', as: 'signatory.polytechnic@example.org' });
    await page.goto('/my/bookings?view=waiting');
    await page.getByRole('listitem').filter({ hasText: '待确认' }).filter({ hasText: '电解槽' }).getByRole('link').first().click();
    await page.waitForURL(new RegExp(bookingId));
    await page.getByText('中英对照', { exact: true }).click();
    await page
      .getByRole('region', { name: 'English' })
      .getByText(/Test service agreement/)
      .waitFor();
    const confirm = page.getByRole('button', { name: '确认协议，预约生效' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /我已阅读/ }).check();
    await confirm.click();
    await page.getByRole('heading', { name: '请按时到场' }).waitFor();
    await page.getByRole('img', { name: '签到页二维码' }).waitFor();
    await page.close();
    await context.close();
  });

  it('on a phone, in English, he checks in; the operator reads the meter; the charge shows its computation', async () => {
    const { page, context } = await open({ language: 'en', width: 390, as: researcher });
    await page.goto(`/check-in/${facility.id}`);
    const line = page.getByRole('listitem').filter({ hasText: system.name.en });
    await line.getByRole('button', { name: /^Check in/ }).click();
    await line.getByRole('button', { name: /^Check out/ }).waitFor();

    const desk = await open({ language: 'zh', as: operator });
    await desk.page.goto(`/facilities/${facility.id}/bookings/${bookingId}`);
    await desk.page.getByRole('button', { name: '签出，登记用量' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('计量时间（分钟）').fill('90');
    await dialog.getByRole('button', { name: '签出并计费' }).click();
    await desk.page.getByRole('heading', { name: '使用已完成' }).waitFor();
    await desk.page.close();
    await desk.context.close();

    await page.goto(`/facilities/${facility.id}/bookings/${bookingId}`);
    const charged = page.getByRole('table', { name: 'Use', exact: true });
    await charged.getByText('1.5 h × CN¥400').waitFor();
    expect(await charged.getByRole('row', { name: /Total/ }).innerText()).toContain('600');
    expect((await read(context)).charges).toMatchObject([{ kind: 'use', amount: '60000' }]);
    const sticksOut = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
    expect(sticksOut).toBeLessThanOrEqual(0);
    await page.close();
    await context.close();
  });

  it('a charge that was wrong is corrected, with its reason for both sides', async () => {
    const { page, context } = await open({ language: 'zh', as: operator });
    await page.goto(`/facilities/${facility.id}/bookings/${bookingId}`);
    await page.getByRole('button', { name: '更正', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^应为多少/).fill('500');
    await dialog.getByLabel('更正理由').fill('其中 15 分钟为设备预热');
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByText('由 ¥600 更正为 ¥500').waitFor();
    expect((await read(context)).charges.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['use', '60000'],
      ['correction', '-10000'],
    ]);
    await page.close();
    await context.close();
  });

  it('a series books what it can and lists the date that it could not', async () => {
    const owner = await open({ language: 'zh', as: operator });
    const first = new Date(Math.floor(Date.now() / dayMs) * dayMs + 40 * dayMs + 60 * minuteMs);
    const second = first.getTime() + 7 * dayMs;
    await ask(owner.context, 'POST', `/api/facilities/${facility.id}/blocks`, {
      resourceId: system.id,
      kind: 'maintenance',
      from: iso(second),
      to: iso(second + 4 * 60 * minuteMs),
    });
    await owner.context.close();
    const { page, context } = await open({ language: 'zh', as: researcher });
    await page.goto(`/facilities/${facility.id}`);
    await choose(page, first, '2 小时');
    await page.getByRole('checkbox', { name: /系列预约/ }).check();
    await page.getByLabel('共几次').fill('3');
    await page.getByText(/^共 3 个日期/).waitFor();
    await page.getByRole('button', { name: '预留全部 3 个日期' }).click();
    await page.getByRole('heading', { name: '已预留 2 个时段' }).waitFor();
    const skipped = page.getByRole('region', { name: '1 个日期未约上' });
    await skipped.getByText(new RegExp(`${Number(beijing(new Date(second)).day.slice(8))}日`)).waitFor();
    expect(await skipped.locator('ul').getByRole('listitem').count()).toBe(1);
    await page.close();
    await context.close();
  });

  it('a slot that somebody else was faster to take offers others, and a place on the waiting list', async () => {
    const { page, context } = await open({ language: 'zh', as: researcher });
    await page.goto(`/facilities/${facility.id}`);
    const wanted = Math.floor(Date.now() / dayMs) * dayMs + 80 * dayMs + 60 * minuteMs;
    await choose(page, new Date(wanted), '2 小时');
    await page.getByRole('table', { name: '价格与计算过程' }).waitFor();
    // While he looks at the price, another one takes it.
    const other = await open({ language: 'zh', as: 'admin.storage@example.org' });
    await ask(other.context, 'POST', '/api/bookings', { organizationId: await organizationOf(other.context), places: [slot(wanted, 120)] });
    await other.context.close();
    await page.getByRole('button', { name: '预留 48 小时' }).click();
    const offers = page.getByRole('list', { name: '其他可选时段' });
    await offers.waitFor();
    expect(await offers.getByRole('button').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '排队等候这一时段' }).waitFor();
    await offers.getByRole('button').first().click();
    await page.getByRole('button', { name: '预留 48 小时' }).click();
    await page.waitForURL(/\/bookings\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { name: '请填写试验说明并提交申请' }).waitFor();
    await page.close();
    await context.close();
  });

  it('slots of two facilities are held together', async () => {
    const { page, context } = await open({ language: 'zh', as: researcher });
    const { items } = await ask<{ items: { listing: { id: string } }[] }>(context, 'GET', '/api/facilities?bookable=true&sort=soonest&limit=5');
    for (const { listing } of items.filter((one) => one.listing.id !== facility.id).slice(0, 2)) {
      await page.goto(`/facilities/${listing.id}`);
      await page
        .getByRole('radio', { name: /\d{2}:\d{2}/ })
        .first()
        .check({ force: true });
      await page.getByRole('button', { name: /^加入清单/ }).click();
    }
    await page.getByRole('button', { name: '成组预留 2 个时段' }).click();
    await page.getByRole('heading', { name: '已预留 2 个时段' }).waitFor();
    await page.goto('/my/bookings');
    await page.getByRole('heading', { name: /项等您处理$/ }).waitFor();
    const { items: held } = await ask<{ items: { bundleId: string | null }[] }>(context, 'GET', '/api/bookings?state=held&mine=true&limit=100');
    expect(held.filter((one) => one.bundleId !== null).length).toBe(2);
    await page.close();
    await context.close();
  });

  it('nothing went wrong on any of these pages', () =>
    // A slot that was taken answers 409, and the browser repeats it.
    expect(faults.filter((fault) => !/status of (409|422)/.test(fault))).toEqual([]));
});
