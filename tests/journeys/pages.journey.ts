/** Every page, in both languages, wide and narrow: nothing breaks, nothing sticks out, nothing is untranslated, nothing bars anybody (axe). */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { ask, browserMissing, newReader, openBrowser, removeFolder, startHouse, watch, type RunningHouse } from './house.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Found = { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] };

/** Address → who looks. `{card}` and so on are filled in from the demo data. */
const pages: readonly (readonly [path: string, as?: string])[] = [
  ['/'],
  ['/explore'],
  ['/explore?q=solid%20state&kind=achievement'],
  ['/explore?view=map'],
  ['/explore?q=zzzzqqqq'],
  ['/listings/{achievement}'],
  ['/listings/{need}'],
  ['/listings/{facility}'],
  ['/listings/{fund}'],
  ['/sign-in'],
  ['/sign-up'],
  ['/forgot-password'],
  ['/organizations'],
  ['/organizations/{organization}'],
  ['/nothing-here'],
  ['/account', 'manager.polytechnic@example.org'],
  ['/security', 'manager.polytechnic@example.org'],
  ['/organizations/apply', 'manager.polytechnic@example.org'],
  ['/organizations/mine', 'admin.energy@example.org'],
  ['/organizations/{organization}', 'admin.energy@example.org'],
  ['/my/listings', 'manager.polytechnic@example.org'],
  ['/my/imports', 'manager.polytechnic@example.org'],
  ['/my/access-requests', 'signatory.polytechnic@example.org'],
  ['/listings/new', 'manager.polytechnic@example.org'],
  ['/listings/{own}/edit', 'manager.polytechnic@example.org'],
  ['/workbench', 'manager.polytechnic@example.org'],
  ['/workbench/{need}', 'admin.energy@example.org'],
  ['/facilities'],
  ['/facilities?freeWithin=3&bookable=true', 'manager.polytechnic@example.org'],
  ['/listings/{bookable}'],
  ['/facilities/{bookable}'],
  ['/facilities/{bookable}', 'manager.polytechnic@example.org'],
  ['/facilities/{operated}', 'operator.hydrogen@example.org'],
  ['/my/bookings', 'manager.polytechnic@example.org'],
  ['/my/bookings?view=past', 'manager.polytechnic@example.org'],
  ['/facilities/{held}', 'manager.polytechnic@example.org'],
  ['/facilities/{confirmed}', 'manager.polytechnic@example.org'],
  ['/facilities/{completed}', 'manager.polytechnic@example.org'],
  ['/facilities/{asked}', 'operator.hydrogen@example.org'],
  ['/my/facilities', 'operator.hydrogen@example.org'],
  ['/my/booking-requests', 'operator.hydrogen@example.org'],
  ['/facilities/{operated}/desk', 'operator.hydrogen@example.org'],
  ['/facilities/{operated}/desk?view=month', 'operator.hydrogen@example.org'],
  ['/facilities/{operated}/settings', 'operator.hydrogen@example.org'],
  ['/check-in/{operated}', 'operator.hydrogen@example.org'],
  ['/my/statements', 'operator.hydrogen@example.org'],
  ['/my/statements?side=customer', 'manager.polytechnic@example.org'],
  ['/statements/{statement}', 'operator.hydrogen@example.org'],
  ['/my/facility-use', 'operator.hydrogen@example.org'],
  ['/sharing-plans', 'manager.polytechnic@example.org'],
  ['/sharing-plans?state=withdrawn', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{draftPlan}', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}/versions/1', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}/simulation', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}/settlement?record=1', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}/settlement?record=many&kind=cost', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}/statements', 'legal.energy@example.org'],
  ['/sharing-plans/{plan}/statements/{payout}', 'researcher.science@example.org'],
  ['/sharing-plans/{plan}/statements/{objected}', 'signatory.polytechnic@example.org'],
  ['/sharing-plans/{plan}/payments', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{plan}/payments/{run}', 'signatory.polytechnic@example.org'],
  ['/sharing-plans/{plan}/ledger', 'auditor@example.org'],
  ['/my/income', 'researcher.science@example.org'],
  ['/my/income', 'admin.photonics@example.org'],
  ['/check'],
  ['/verify'],
  ['/transparency'],
  ['/transparency?type=listing&id={achievement}', 'auditor@example.org'],
  ['/transparency/entries/0'],
  ['/transparency/entries/1', 'secretariat@example.org'],
  ['/notices'],
  ['/notices?state=completed'],
  ['/notices/{notice}'],
  ['/notices/{toldNotice}'],
  ['/cases', 'manager.polytechnic@example.org'],
  ['/cases?state=closed', 'manager.polytechnic@example.org'],
  ['/cases/new', 'manager.polytechnic@example.org'],
  ['/cases/{cleared}', 'manager.polytechnic@example.org'],
  ['/cases/{told}', 'manager.polytechnic@example.org'],
  ['/cases/{begun}', 'manager.polytechnic@example.org'],
  ['/cases/{cleared}', 'auditor@example.org'],
  ['/cases/{begun}/edit', 'manager.polytechnic@example.org'],
  ['/cases/{told}/notices', 'manager.polytechnic@example.org'],
  ['/cases/{begun}/notices', 'manager.polytechnic@example.org'],
  ['/cases/{cleared}/decisions', 'manager.polytechnic@example.org'],
  ['/cases/{cleared}/decisions/{decision}', 'manager.polytechnic@example.org'],
  ['/cases/{called}/decisions/{calledDecision}', 'legal.energy@example.org'],
  ['/cases/{cleared}/dossier', 'manager.polytechnic@example.org'],
  ['/cases/{begun}/dossier', 'manager.polytechnic@example.org'],
  ['/cases/{told}/dossier', 'auditor@example.org'],
  ['/cases/{cleared}/reviews', 'signatory.polytechnic@example.org'],
  ['/guest-review'],
  ['/committees', 'signatory.polytechnic@example.org'],
  ['/committees', 'legal.energy@example.org'],
  ['/declarations', 'manager.polytechnic@example.org'],
  ['/declarations', 'signatory.polytechnic@example.org'],
  ['/obligation-packs'],
  ['/obligation-packs', 'secretariat@example.org'],
  ['/rule-packs'],
  ['/rule-packs', 'secretariat@example.org'],
  ['/sharing-plans/new', 'manager.polytechnic@example.org'],
  ['/sharing-plans/{draftPlan}/versions/1', 'manager.polytechnic@example.org'],
  ['/secretariat', 'secretariat@example.org'],
  ['/secretariat/people', 'secretariat@example.org'],
];

/** What axe finds against WCAG 2.2 AA, one line a rule. */
const barriers = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")) as {
    violations: Found[];
  };
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => String(node.target))
        .join(' | ')}`,
  );
};

describe.skipIf(browserMissing !== '')(`pages${browserMissing === '' ? '' : `; skipped: ${browserMissing}`}`, () => {
  let house: RunningHouse;
  let browser: Browser;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    house = await startHouse();
    browser = await openBrowser();
    const context = await newReader(browser, house, { language: 'zh', as: 'manager.polytechnic@example.org' });
    type Hits = { items: { listing: { id: string; organization: { id: string } } }[] };
    for (const kind of ['achievement', 'need', 'facility', 'fund']) {
      const hit = (await ask<Hits>(context, 'GET', `/api/listings?kind=${kind}&limit=1`)).items[0]!;
      ids[kind] = hit.listing.id;
      ids['organization'] = hit.listing.organization.id;
    }
    const session = await ask<{ memberships: { organizationId: string }[] }>(context, 'GET', '/api/session');
    ids['own'] = (
      await ask<{ items: { id: string }[] }>(context, 'GET', `/api/organizations/${session.memberships[0]!.organizationId}/listings?limit=1`)
    ).items[0]!.id;
    type Bookings = { items: { id: string; facilityId: string }[] };
    const first = async (state: string): Promise<string> => {
      const [one] = (await ask<Bookings>(context, 'GET', `/api/bookings?state=${state}&limit=1`)).items;
      return `${one!.facilityId}/bookings/${one!.id}`;
    };
    for (const state of ['held', 'confirmed', 'completed']) ids[state] = await first(state);
    ids['bookable'] = (await ask<Hits>(context, 'GET', '/api/facilities?bookable=true&limit=1')).items[0]!.listing.id;
    const plans = await ask<{ items: { id: string; inForce: number | null; latest: { state: string } }[] }>(context, 'GET', '/api/sharing-plans');
    ids['plan'] = plans.items.find((one) => one.inForce !== null)!.id;
    ids['draftPlan'] = plans.items.find((one) => one.latest.state === 'draft')!.id;
    type Papers = { items: { id: string; member: string | null; state: string }[] };
    const papers = (await ask<Papers>(context, 'GET', `/api/sharing-plans/${ids['plan']}/payout-statements?limit=100`)).items;
    ids['payout'] = papers.find((one) => one.member === 'sun')!.id;
    ids['objected'] = papers.find((one) => one.state === 'objected')!.id;
    ids['run'] = (await ask<Papers>(context, 'GET', `/api/sharing-plans/${ids['plan']}/payment-runs`)).items.find((one) => one.state === 'prepared')!.id;
    type Cases = { items: { id: string; title: { zh?: string }; state: string; priceState: string }[] };
    const cases = (await ask<Cases>(context, 'GET', '/api/diligence-cases')).items;
    ids['cleared'] = cases.find((one) => one.state === 'cleared')!.id;
    ids['told'] = cases.find((one) => one.priceState === 'in-notice')!.id;
    ids['begun'] = cases.find((one) => one.priceState === 'method-open')!.id;
    ids['decision'] = (await ask<Cases>(context, 'GET', `/api/diligence-cases/${ids['cleared']}/decisions`)).items[0]!.id;
    for (const [name, state] of Object.entries({ notice: 'running', toldNotice: 'completed' }))
      ids[name] = (await ask<Cases>(context, 'GET', `/api/notices?state=${state}`)).items[0]!.id;
    await context.close();
    const legal = await newReader(browser, house, { language: 'zh', as: 'legal.energy@example.org' });
    ids['called'] = (await ask<Cases>(legal, 'GET', '/api/diligence-cases')).items[0]!.id;
    ids['calledDecision'] = (await ask<Cases>(legal, 'GET', `/api/diligence-cases/${ids['called']}/decisions`)).items[0]!.id;
    await legal.close();
    const desk = await newReader(browser, house, { language: 'zh', as: 'operator.hydrogen@example.org' });
    const organizationId = (await ask<typeof session>(desk, 'GET', '/api/session')).memberships[0]!.organizationId;
    const own = await ask<{ items: { id: string; opened: boolean }[] }>(desk, 'GET', `/api/organizations/${organizationId}/facilities`);
    ids['operated'] = own.items.find((one) => one.opened)!.id;
    const [asked] = (await ask<Bookings>(desk, 'GET', `/api/organizations/${organizationId}/booking-requests`)).items;
    ids['asked'] = `${asked!.facilityId}/bookings/${asked!.id}`;
    const [statement] = (await ask<{ items: { id: string }[] }>(desk, 'GET', `/api/organizations/${organizationId}/statements?side=provider`)).items;
    ids['statement'] = `${organizationId}/${statement!.id}`;
    await desk.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    removeFolder(house?.dataDir ?? '');
  });

  /** Signs in once for all looks of an address. */
  const signedIn = new Map<string, Promise<Awaited<ReturnType<BrowserContext['cookies']>>>>();
  const cookiesOf = async (as: string) => {
    const context = await newReader(browser, house, { language: 'zh', as });
    const cookies = (await context.cookies()).filter(({ name }) => name !== 'lang');
    await context.close();
    return cookies;
  };
  const readerFor = async (as: string | undefined, language: 'zh' | 'en', width: number): Promise<BrowserContext> => {
    const context = await newReader(browser, house, { language, width });
    if (as !== undefined) {
      if (!signedIn.has(as)) signedIn.set(as, cookiesOf(as));
      await context.addCookies(await signedIn.get(as)!);
    }
    return context;
  };

  /** All that is wrong with one page at one look. The tree is the same wide and narrow but for what folds away, so two of the four looks are judged by axe. */
  const look = async (path: string, as: string | undefined, language: 'zh' | 'en', width: number): Promise<string[]> => {
    const context = await readerFor(as, language, width);
    const page = await context.newPage();
    const faults = watch(page);
    await page.goto(
      path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name),
      { waitUntil: 'networkidle' },
    );
    // The network may rest a moment before the page does.
    await page
      .locator('h1')
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(() => undefined);
    const headings = await page.locator('h1').count();
    const spoken = await page.locator('html').getAttribute('lang');
    const sticksOut = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
    const keys = (await page.locator('body').innerText()).match(/^[a-z]+(?:\.[a-zA-Z-]+)+$/gm) ?? [];
    const wrong = [
      ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
      ...((await page.title()) === '' ? ['no title'] : []),
      ...(spoken === (language === 'zh' ? 'zh-CN' : 'en') ? [] : [`language ${spoken}`]),
      ...(sticksOut > 0 ? [`sticks out by ${sticksOut} px`] : []),
      ...keys.map((key) => `untranslated: ${key}`),
      ...((language === 'zh') === (width === 1280) ? await barriers(page) : []),
      // A page that is not there says so with its status, and the browser repeats it.
      ...faults.filter((fault) => path !== '/nothing-here' || !fault.includes('404')),
    ];
    await context.close();
    return wrong.map((what) => `${language} ${width}: ${what}`);
  };

  it('the first look at the home page needs at most 200 kB of script, compressed', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(houseRoot, 'apps/web/size.ts')], { encoding: 'utf8' });
    expect(status, stdout).toBe(0);
    expect(stdout).toContain('first load');
  });

  it.each(pages.map(([path, as]) => ({ path, as })))('$path as $as', async ({ path, as }) => {
    // Two at once: while one waits for its page to come to rest, the other is drawn.
    const both = await Promise.all(
      (['zh', 'en'] as const).map(async (language) => [...(await look(path, as, language, 1280)), ...(await look(path, as, language, 390))]),
    );
    expect(both.flat()).toEqual([]);
  });
});
