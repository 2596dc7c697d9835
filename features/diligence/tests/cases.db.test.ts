/** Cases and price records: who sees and writes them, what is refused, and that they hold when two people act at once. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { caseView } from '../contract/cases.ts';
import { priceRecord } from '../contract/price-records.ts';
import { caseHandlers } from '../http/case-handlers.ts';
import { priceRecordHandlers } from '../http/price-record-handlers.ts';
import { evidenceOfCase, insertCaseFile } from '../store/evidence.ts';
import { pricingStepsOf } from '../store/pricing-steps.ts';
import { readCase } from '../use-cases/case-view.ts';
import { openCase } from '../use-cases/open-case.ts';
import { listCases } from '../use-cases/read-cases.ts';
import { listPriceRecords } from '../use-cases/read-price-records.ts';
import { recordPrice } from '../use-cases/record-price.ts';
import { saveCase } from '../use-cases/save-case.ts';
import { stepCase } from '../use-cases/step-case.ts';
import { stepPrice } from '../use-cases/step-price.ts';
import { withdrawPriceRecord } from '../use-cases/withdraw-price-record.ts';
import { asked, courseOf } from './course.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.closeSound());

type Who = Parameters<World['read']>[0];
type Fields = ReturnType<World['fields']>;
const open = async (more: Partial<Fields> = {}, who: Who = 'manager', organizationId = world.unit, now = worldNow) =>
  world.write(who, (context) => openCase(context, { organizationId, fields: world.fields(more) }), now);
const opened = async (more: Partial<Fields> = {}): Promise<string> => must(await open(more)).id;
const record = (who: Who, caseId: string, more: Parameters<typeof asked>[0] = {}) => world.write(who, (context) => recordPrice(context, caseId, asked(more)));

describe('opening', () => {
  it('keeps the unit as it is now, and the track that follows from it', async () => {
    expect(must(await open())).toMatchObject({ track: 'institute', unitKind: 'university', region: '110000', country: 'CN', revision: 1, state: 'open' });
    expect(must(await open({ people: [], committeeId: null }, 'outsider', world.company))).toMatchObject({ track: 'private', unitKind: 'private-enterprise' });
    expect(must(await open({ committeeId: null }, 'soe-manager', world.enterprise)).gaps).toBeGreaterThan(0);
  });

  it('is for the managers of the unit', async () => {
    for (const who of ['viewer', 'signatory', 'chair', 'outsider', 'secretariat', 'auditor', 'auditing-admin', 'person'] as const)
      expect(kindOf(await open({}, who)), who).toBe('not-allowed');
    for (const who of ['manager', 'second-manager', 'admin'] as const) expect(kindOf(await open({}, who)), who).toBe('ok');
    expect(kindOf(await open({}, 'manager', world.newId()))).toBe('organization-not-found');
  });

  it.each<[string, () => Partial<Fields>, string]>([
    ['a card that is not there', () => ({ listingId: world.newId() }), 'listing-not-found'],
    ['a committee that is not there', () => ({ committeeId: world.newId() }), 'committee-not-found'],
    ['a person who is not there', () => ({ people: [{ personId: world.newId(), part: 'completer' }] }), 'person-not-found'],
    ['a counterparty that is not there', () => ({ counterparty: { organizationId: world.newId(), name: null } }), 'organization-not-found'],
    ['a currency that is none', () => ({ price: { amount: { amount: '1', currency: 'ZZZ' }, formula: null } }), 'currency-unknown'],
    ['a price below nothing', () => ({ price: { amount: { amount: '-1', currency: 'CNY' }, formula: null } }), 'money-negative'],
    ['a marking of a state secret', () => ({ abstract: { zh: '密级：机密★10年' } }), 'state-secret-refused'],
  ])('refuses %s', async (_, more, kind) => {
    expect(kindOf(await open(more()))).toBe(kind);
  });

  it('takes no committee of another unit', async () => {
    expect(kindOf(await open({}, 'soe-manager', world.enterprise))).toBe('committee-not-found');
  });
});

describe('who sees a case', () => {
  let id: string;
  beforeAll(async () => {
    id = await opened();
  });
  const seers = ['viewer', 'manager', 'second-manager', 'signatory', 'admin', 'chair', 'expert', 'secretariat', 'auditor', 'auditing-admin'] as const;
  const strangers = ['visitor', 'person', 'outsider', 'soe-manager', 'soe-admin'] as const;

  it('the unit, its committee, the office; for strangers it does not exist, by whatever door', async () => {
    for (const who of seers) expect(kindOf(await world.read(who, (context) => readCase(context, id))), who).toBe('ok');
    for (const who of strangers) {
      const tries: readonly Promise<Result<unknown>>[] = [
        world.read(who, (context) => readCase(context, id)),
        world.read(who, (context) => listPriceRecords(context, id)),
        world.write(who, (context) => saveCase(context, id, { revision: 1, fields: world.fields() })),
        world.write(who, (context) => stepCase(context, id, { action: 'abandon', reason: '无' })),
        world.write(who, (context) => stepPrice(context, id, { action: 'choose-listing' })),
        record(who, id),
        world.write(who, (context) => withdrawPriceRecord(context, id, id, '无')),
      ];
      expect(new Set((await Promise.all(tries)).map(kindOf)), who).toEqual(new Set(['case-not-found']));
      expect(
        must(await world.read(who, (context) => listCases(context, { limit: 100 }))).items.map((line) => line.case.id),
        who,
      ).not.toContain(id);
    }
  });

  it('who only reads changes nothing', async () => {
    for (const who of ['viewer', 'chair', 'expert', 'secretariat', 'auditor', 'auditing-admin'] as const) {
      const tries = [
        await world.write(who, (context) => saveCase(context, id, { revision: 1, fields: world.fields() })),
        await world.write(who, (context) => stepCase(context, id, { action: 'abandon', reason: '无' })),
        await world.write(who, (context) => stepPrice(context, id, { action: 'choose-listing' })),
        await record(who, id),
      ];
      expect(new Set(tries.map(kindOf)), who).toEqual(new Set(['not-allowed']));
      const { actions } = must(await world.read(who, (context) => readCase(context, id)));
      expect(
        actions.filter((action) => action !== 'export' && action !== 'invite-review'),
        who,
      ).toEqual([]);
    }
    // A signatory takes the steps of the case, but does not write in it.
    expect(must(await world.read('signatory', (context) => readCase(context, id))).actions).toEqual(['export', 'invite-review', 'clear', 'abandon']);
    expect(kindOf(await world.write('signatory', (context) => stepPrice(context, id, { action: 'choose-listing' })))).toBe('not-allowed');
  });

  it('whose turn it is, is told to him', async () => {
    const mine = async (who: Who) =>
      must(await world.read(who, (context) => readCase(context, id)))
        .next.filter((step) => step.mine)
        .map(({ act }) => act);
    expect(await mine('manager')).toContain('choose-method');
    expect(await mine('viewer')).toEqual([]);
  });

  it('lists go on page by page, the latest change first', async () => {
    const owner = await world.organization('university', '列表大学', 'University of Lists');
    const lister = await world.person('lister', owner, ['technology-manager']);
    const ids: string[] = [];
    for (const day of [1, 2, 3, 4, 5]) ids.push(must(await open({ committeeId: null }, lister, owner, daysLater(day))).id);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = must(await world.read(lister, (context) => listCases(context, { limit: 2, after })));
      seen.push(...page.items.map((line) => line.case.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(ids.toReversed());
    expect(kindOf(await world.read(lister, (context) => listCases(context, { limit: 2, after: 'x' })))).toBe('malformed-cursor');
    expect(must(await world.read(lister, (context) => listCases(context, { limit: 9, state: 'signed' }))).items).toEqual([]);
    const office = must(await world.read('secretariat', (context) => listCases(context, { limit: 9, organizationId: owner })));
    expect(office.items).toHaveLength(5);
    expect(office.items[0]).toMatchObject({ organizationName: { zh: '列表大学' }, counterpartyName: { zh: '示例新材料公司' } });
  });
});

describe('saving', () => {
  it('counts revisions, and refuses who read an older one', async () => {
    const id = await opened();
    const save = (revision: number, more: Partial<Fields> = {}) =>
      world.write('manager', (context) => saveCase(context, id, { revision, fields: world.fields(more) }));
    expect(must(await save(1, { title: { zh: '新名称' } }))).toMatchObject({ revision: 2, title: { zh: '新名称' } });
    expect(await save(1)).toMatchObject({ error: { kind: 'revision-conflict', details: { revision: 2 } } });
    expect(kindOf(await save(2, { committeeId: world.newId() }))).toBe('committee-not-found');
    must(await world.write('manager', (context) => stepCase(context, id, { action: 'abandon', reason: '合作方退出' })));
    expect(kindOf(await save(2))).toBe('wrong-state');
  });

  it('of two who save at once, one is told', async () => {
    const id = await opened();
    const both = await Promise.all(
      (['manager', 'second-manager'] as const).map((who) =>
        world.write(who, (context) => saveCase(context, id, { revision: 1, fields: world.fields({ title: { zh: who } }) })),
      ),
    );
    expect(both.map(kindOf).toSorted()).toEqual(['ok', 'revision-conflict']);
  });
});

describe('steps at once', () => {
  it('two take the same step of the price: it is taken once', async () => {
    const id = await opened();
    const both = await Promise.all(
      (['manager', 'second-manager'] as const).map((who) => world.write(who, (context) => stepPrice(context, id, { action: 'choose-listing' }))),
    );
    expect(both.map(kindOf).toSorted()).toEqual(['ok', 'wrong-state']);
    expect((await pricingStepsOf(world.database.db, id)).map(({ position, method }) => [position, method])).toEqual([[1, 'listing']]);
  });

  it('six choose six ways: one way is gone', async () => {
    const id = await opened();
    const actions = ['choose-agreement', 'choose-listing', 'choose-auction'] as const;
    const all = await Promise.all(actions.flatMap((action) => [1, 2].map(() => world.write('manager', (context) => stepPrice(context, id, { action })))));
    expect(all.map(kindOf).filter((kind) => kind === 'ok')).toHaveLength(1);
    expect(await pricingStepsOf(world.database.db, id)).toHaveLength(1);
  });

  it('one abandons while the other steps: afterwards nothing moves', async () => {
    const id = await opened();
    const [, abandoned] = await Promise.all([
      world.write('manager', (context) => stepPrice(context, id, { action: 'choose-listing' })),
      world.write('admin', (context) => stepCase(context, id, { action: 'abandon', reason: '停止' })),
    ]);
    expect(kindOf(abandoned)).toBe('ok');
    expect(kindOf(await world.write('manager', (context) => stepPrice(context, id, { action: 'start-over' })))).toBe('wrong-state');
  });
});

describe('the steps of a case', () => {
  it('to abandon needs a reason; what was abandoned stays so', async () => {
    const id = await opened();
    const step = (action: Parameters<typeof stepCase>[2]['action'], reason?: string) =>
      world.write('manager', (context) => stepCase(context, id, { action, reason }));
    expect(kindOf(await step('abandon'))).toBe('reason-needed');
    expect(must(await step('abandon', '合作方退出')).state).toBe('abandoned');
    for (const action of ['clear', 'reopen', 'sign', 'close', 'abandon'] as const) expect(kindOf(await step(action, '再来')), action).toBe('wrong-state');
    expect(kindOf(await record('manager', id))).toBe('wrong-state');
  });

  it('only what the state allows', async () => {
    const id = await opened();
    for (const action of ['reopen', 'sign', 'close'] as const)
      expect(await world.write('manager', (context) => stepCase(context, id, { action, on: '2026-06-01' })), action).toMatchObject({
        error: { kind: 'wrong-state', details: { allowed: ['clear', 'abandon'] } },
      });
  });

  it('reopened, it is cleared anew', async () => {
    const { id } = must(await open({ committeeId: null, people: [] }, 'outsider', world.company));
    const course = courseOf(world, id, 'outsider', []);
    await course.steps('agree-freely');
    must(await course.stepCase('clear'));
    expect(kindOf(await course.step('start-over'))).toBe('wrong-state');
    expect(must(await course.stepCase('reopen'))).toMatchObject({ state: 'open', clearedOn: null });
    await course.steps('start-over');
    expect(kindOf(await course.stepCase('clear'))).toBe('price-not-settled');
  });
});

describe('price records', () => {
  let id: string;
  beforeAll(async () => {
    id = await opened();
  });

  it('are evidence at once, word for word', async () => {
    const one = must(await record('manager', id, { kind: 'valuation', institution: '甲评估公司', validUntil: '2027-05-19', words: '收益法。' }));
    const [evidence] = (await evidenceOfCase(world.database.db, id)).filter(({ source }) => source.id === one.id);
    expect(evidence).toMatchObject({
      kind: 'valuation',
      title: { zh: '估值报告：甲评估公司', en: 'Valuation: 甲评估公司' },
      source: { type: 'price-record', id: one.id },
      withdrawnAt: null,
    });
    const text: Canonical = {
      record: one.id,
      case: id,
      kind: 'valuation',
      institution: '甲评估公司',
      amount: '280000000',
      currency: 'CNY',
      on: '2026-05-20',
      validUntil: '2027-05-19',
      words: '收益法。',
      file: null,
    };
    expect(evidence?.record).toBe(canonicalJson(text));
    expect(evidence?.sha256).toBe(createHash('sha256').update(canonicalJson(text), 'utf8').digest('hex'));
  });

  it('with a file of the case, the file is what is hashed; a file of another case is none', async () => {
    const file = { id: world.newId(), sha256: 'ab'.repeat(32), name: '评估报告.pdf', mediaType: 'application/pdf', size: 12 };
    await insertCaseFile(world.database.db, id, file, null, worldNow);
    const one = must(await record('manager', id, { kind: 'appraisal', fileId: file.id }));
    const [evidence] = (await evidenceOfCase(world.database.db, id)).filter(({ source }) => source.id === one.id);
    expect(evidence).toMatchObject({ sha256: file.sha256, file: { name: '评估报告.pdf' } });
    const other = await opened();
    expect(kindOf(await record('manager', other, { fileId: file.id }))).toBe('evidence-file-not-found');
  });

  it.each<[string, Parameters<typeof asked>[0], string]>([
    ['a day that is none', { on: '2026-02-30' }, 'date-malformed'],
    ['words for a day', { on: '昨天' }, 'date-malformed'],
    ['a day to come', { on: '2026-06-02' }, 'day-in-future'],
    ['a last day that is none', { validUntil: '2026-13-01' }, 'date-malformed'],
    ['a last day before the first', { validUntil: '2026-05-19' }, 'validity-reversed'],
    ['a valuation without a value', { kind: 'valuation', amount: null }, 'amount-needed'],
    ['a result without an amount', { kind: 'auction-result', amount: null }, 'amount-needed'],
    ['an amount below nothing', { amount: { amount: '-5', currency: 'CNY' } }, 'money-negative'],
    ['a currency that is none', { amount: { amount: '5', currency: 'QQQ' } }, 'currency-unknown'],
    ['a marking of a state secret', { words: '绝密★长期' }, 'state-secret-refused'],
  ])('refuse %s', async (_, more, kind) => {
    expect(kindOf(await record('manager', id, more))).toBe(kind);
  });

  it('of today are taken by the clock of Beijing', async () => {
    // Half past midnight there, still yesterday in London.
    const night = new Date('2026-06-01T16:30:00.000Z');
    const on = (day: string) => world.write('manager', (context) => recordPrice(context, id, asked({ on: day })), night);
    expect(kindOf(await on('2026-06-02'))).toBe('ok');
    expect(kindOf(await on('2026-06-03'))).toBe('day-in-future');
  });

  it('an opinion that there is no value, and an inquiry, come without an amount', async () => {
    for (const kind of ['refusal', 'inquiry'] as const) expect(kindOf(await record('manager', id, { kind, amount: null })), kind).toBe('ok');
  });

  it('are taken back with a reason, once, and stay readable', async () => {
    const one = must(await record('manager', id));
    const take = () => world.write('second-manager', (context) => withdrawPriceRecord(context, id, one.id, '录入有误'));
    const both = await Promise.all([take(), take()]);
    expect(both.map(kindOf).toSorted()).toEqual(['ok', 'wrong-state']);
    const listed = must(await world.read('viewer', (context) => listPriceRecords(context, id))).find(({ record: { id: recordId } }) => recordId === one.id);
    expect(listed).toMatchObject({ record: { withdrawnReason: '录入有误' }, recordedByName: 'manager' });
    expect((await evidenceOfCase(world.database.db, id)).find(({ source }) => source.id === one.id)?.withdrawnReason).toBe('录入有误');
    expect(kindOf(await world.write('manager', (context) => withdrawPriceRecord(context, id, world.newId(), '无')))).toBe('price-record-not-found');
  });
});

describe('answers', () => {
  it('have the shape that the contract promises, with the reason of the track and every article that is named', async () => {
    const id = await opened();
    const view = must(await world.read('manager', (context) => caseHandlers.getCase(context, { params: { caseId: id } } as never)));
    expect(caseView.parse(view)).toEqual(view);
    expect(view.trackReason.articles[0]).toMatchObject({ id: 'transformation-law-18', confirmed: true });
    expect(view.priceActions.map(({ action, holds }) => [action, holds])).toEqual([
      ['choose-agreement', true],
      ['choose-listing', true],
      ['choose-auction', true],
    ]);
    const known = new Set(view.articles.map((article) => article.id));
    expect(view.next.flatMap(({ articles }) => articles).filter((article) => !known.has(article))).toEqual([]);
    expect(view.next.length).toBeGreaterThan(2);
  });

  it('of records too', async () => {
    const id = await opened();
    const made = must(await world.write('manager', (context) => priceRecordHandlers.recordPrice(context, { params: { caseId: id }, body: asked() } as never)));
    expect(priceRecord.parse(made)).toEqual(made);
    const { items } = must(await world.read('viewer', (context) => priceRecordHandlers.listPriceRecords(context, { params: { caseId: id } } as never)));
    expect(items).toEqual([made]);
  });
});
