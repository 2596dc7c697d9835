/** Whole courses of a university, a central enterprise and a private company, with what must be refused on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter } from '@tongtu/kernel/zone';
import { expect as must } from '@tongtu/kernel/result';
import { evidenceOfCase } from '../store/evidence.ts';
import { putCommittee } from '../store/committees.ts';
import { priceRecordsOf } from '../store/price-records.ts';
import { pricingStepsOf } from '../store/pricing-steps.ts';
import { openCase } from '../use-cases/open-case.ts';
import { saveCase } from '../use-cases/save-case.ts';
import { withdrawPriceRecord } from '../use-cases/withdraw-price-record.ts';
import { courseOf, type Course } from './course.ts';
import { kindOf, makeWorld, worldNow, type World } from './world.ts';

let world: World;
let board: string;
const members = ['chair', 'member-two', 'member-three', 'member-four', 'expert'] as const;
beforeAll(async () => {
  world = await makeWorld();
  board = world.newId();
  const readers = [world.people['soe-admin'], world.people['soe-manager']];
  await putCommittee(world.database.db, {
    id: board,
    organizationId: world.enterprise,
    name: { zh: '总经理办公会' },
    quorumShare: '1/2',
    quorumLeast: 2,
    majority: '1/2',
    revision: 1,
    formedAt: worldNow,
    dissolvedAt: null,
    members: readers.map(({ personId }, i) => ({ personId, chair: i === 0, since: worldNow })),
  });
});
afterAll(() => world.closeSound());

const guardOf = (result: Awaited<ReturnType<Course['step']>>): unknown => (result.ok ? 'ok' : result.error.details?.['guard']);
const fieldsNow = async (course: Course) => {
  const { case: one } = await course.view();
  const amount = one.price.amount;
  return {
    title: one.title,
    listingId: one.listingId,
    abstract: one.abstract,
    pathway: one.pathway,
    counterparty: one.counterparty,
    relatedParty: one.relatedParty,
    price: { amount: amount === null ? null : { amount: amount.amount.toString(), currency: amount.currency }, formula: one.price.formula },
    people: [...one.people],
    committeeId: one.committeeId,
  };
};

describe('a university', () => {
  const begin = async (more: Parameters<World['fields']>[0] = {}): Promise<{ readonly id: string; readonly course: Course }> => {
    const { id } = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields(more) })));
    return { id, course: courseOf(world, id, 'manager', members) };
  };
  /** What its packs ask for before the signing, beside price, decision and notice. */
  const supplyRules = (course: Course) => course.supply('rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement');

  it('agrees, decides, tells, and signs; nothing can be left out or done too early', async () => {
    const { id, course } = await begin();
    expect((await course.view()).case).toMatchObject({ track: 'institute', priceState: 'method-open', state: 'open' });
    expect(await course.next()).toEqual(
      expect.arrayContaining(['check-related-parties', 'choose-method', 'supply-evidence rule', 'supply-evidence exploratory']),
    );
    expect(kindOf(await course.stepCase('clear'))).toBe('price-not-settled');
    expect(kindOf(await course.step('decide'))).toBe('wrong-state');
    expect(kindOf(await course.step('choose-appraisal'))).toBe('wrong-state');

    await course.steps('choose-agreement');
    expect(guardOf(await course.step('decide'))).toBe('decision-passed');
    // Rules and risks are known before the committee is called, not afterwards.
    expect(await course.next()).not.toContain('call-decision');
    const early = await course.call();
    expect(early).toMatchObject({
      ok: false,
      error: { kind: 'dossier-incomplete', details: { missing: [{ id: 'rule' }, { id: 'exploratory' }, { id: 'duty-of-care-rule' }] } },
    });
    await supplyRules(course);
    expect(await course.next()).toContain('call-decision');
    await course.decide('against');
    expect(guardOf(await course.step('decide'))).toBe('decision-passed');
    await course.decide();
    await course.steps('decide');
    expect(guardOf(await course.step('settle'))).toBe('notice-not-needed');
    expect(guardOf(await course.step('publish-notice'))).toBe('notice-running');

    must(await course.check());
    expect((await course.next()).slice(0, 2)).toEqual(['declare', 'publish-notice']);
    // Checked, but who works on it has declared nothing: the public is not told.
    expect(kindOf(await course.tryToPublish())).toBe('declarations-missing');
    await course.declare();
    expect((await course.next())[0]).toBe('check-related-parties');
    must(await course.check());
    const notice = await course.publish();
    await course.steps('publish-notice');
    expect(guardOf(await course.step('confirm-notice'))).toBe('notice-completed');
    expect(await course.next()).toContain('await-notice');
    expect(kindOf(await course.complete(notice.id))).toBe('notice-period-running');
    course.sleepUntil(dayAfter(notice.lastDay));
    expect((await course.next())[0]).toBe('complete-notice');
    must(await course.complete(notice.id));
    await course.steps('confirm-notice');
    expect((await course.view()).case.priceState).toBe('settled');

    const incomplete = await course.stepCase('clear');
    expect(incomplete).toMatchObject({ ok: false, error: { kind: 'dossier-incomplete' } });
    const missing = (incomplete.ok ? [] : incomplete.error.details?.['missing']) as { readonly id: string; readonly name: { readonly zh: string } }[];
    expect(missing.map((one) => one.id)).toEqual(['price']);
    for (const { name } of missing) expect(name.zh).not.toBe('');

    must(await course.record());
    expect(await course.next()).toEqual(['clear']);
    // A second version of the rule, after the vote: it counts, and everybody sees when it came.
    await course.supply('rule-text');
    const { late, evidence } = await course.dossier();
    const [added] = evidence
      .filter(({ evidence: piece }) => piece.kind === 'rule-text')
      .toSorted((a, b) => b.evidence.suppliedAt.getTime() - a.evidence.suppliedAt.getTime());
    expect([...late].filter(([, ids]) => ids.length > 0)).toEqual([
      ['rule', [added!.evidence.id]],
      ['duty-of-care-rule', [added!.evidence.id]],
    ]);
    must(await course.stepCase('clear', {}, 'signatory'));
    const clearedOn = (await course.view()).case.clearedOn!;
    expect(await course.next()).toEqual(['sign']);
    expect(kindOf(await course.stepCase('sign'))).toBe('date-malformed');
    expect(kindOf(await course.stepCase('sign', { on: '2026-02-30' }))).toBe('date-malformed');
    expect(kindOf(await course.stepCase('sign', { on: dayAfter(clearedOn) }))).toBe('day-in-future');
    expect(kindOf(await course.stepCase('sign', { on: '2026-06-02' }))).toBe('signed-before-cleared');
    must(await course.stepCase('sign', { on: clearedOn }));
    expect((await course.view()).case).toMatchObject({ state: 'signed', signedOn: clearedOn });

    expect(kindOf(await course.step('start-over'))).toBe('wrong-state');
    expect(kindOf(await course.stepCase('abandon', { reason: '反悔' }))).toBe('wrong-state');
    expect(kindOf(await course.stepCase('close'))).toBe('dossier-incomplete');
    await course.supply('sharing-rule', 'settlement-trace', 'payout-statement', 'site-visit', 'yearly-report');
    expect(await course.next()).toEqual(['close']);
    must(await course.stepCase('close'));
    expect((await course.view()).case.state).toBe('closed');
    expect(await course.next()).toEqual([]);

    const steps = await pricingStepsOf(world.database.db, id);
    expect(steps.map(({ action, to }) => `${action} ${to}`)).toEqual([
      'choose-agreement agreeing',
      'decide decided',
      'publish-notice in-notice',
      'confirm-notice settled',
    ]);
    expect(steps.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    const told = await world.database.db
      .withTables<{ events: { kind: string; subject_id: string; seq: bigint } }>()
      .selectFrom('events')
      .select('kind')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(told.map(({ kind }) => kind)).toEqual([
      'case-opened',
      ...Array.from({ length: 4 }, () => 'price-step-taken'),
      'case-cleared',
      'case-signed',
      'case-closed',
    ]);
  });

  it('what the committee decides about stands, from the call until the price is started over', async () => {
    const { id, course } = await begin();
    const save = async (change: object) =>
      world.write(
        'manager',
        async (context) => saveCase(context, id, { revision: (await course.view()).case.revision, fields: { ...(await fieldsNow(course)), ...change } }),
        course.now(),
      );
    const cheaper = { price: { amount: { amount: '100', currency: 'CNY' }, formula: null } };
    await course.steps('choose-agreement');
    must(await save({ price: { amount: { amount: '310000000', currency: 'CNY' }, formula: null } }));
    await supplyRules(course);
    await course.decide();
    for (const [change, field] of [
      [cheaper, 'price'],
      [{ pathway: 'transfer' }, 'pathway'],
      [{ counterparty: { organizationId: null, name: '别的公司' } }, 'counterparty'],
      [{ price: { amount: { amount: '310000000', currency: 'CNY' }, formula: '另加提成 5%' } }, 'price'],
    ] as const)
      expect(await save(change)).toMatchObject({ ok: false, error: { kind: 'price-fixed', details: { fields: [field] } } });
    must(await save({ title: { zh: '名称可以改' } }));
    await course.steps('start-over');
    must(await save(cheaper));
    await course.steps('choose-agreement');
    // The decision was about another price.
    expect(guardOf(await course.step('decide'))).toBe('decision-passed');
    await course.decide();
    await course.steps('decide');
    expect(kindOf(await save({ price: { amount: null, formula: null } }))).toBe('price-fixed');
  });

  it('a related party that was found and is not marked stops the clearing', async () => {
    const { course } = await begin({ counterparty: { organizationId: world.daughter, name: null }, pathway: 'transfer' });
    await course.steps('choose-auction');
    await supplyRules(course);
    await course.decide();
    await course.steps('offer');
    must(await course.record({ kind: 'auction-result', amount: { amount: '350000000', currency: 'CNY' } }));
    await course.steps('award');
    expect((await course.view()).case.price.amount).toEqual({ amount: 350_000_000n, currency: 'CNY' });
    expect(kindOf(await course.stepCase('clear'))).toBe('related-parties-unchecked');
    must(await course.check());
    expect(kindOf(await course.stepCase('clear'))).toBe('declarations-missing');
    await course.declare();
    expect(kindOf(await course.stepCase('clear'))).toBe('related-parties-unchecked');
    must(await course.check());
    expect(kindOf(await course.stepCase('clear'))).toBe('related-party-unmarked');
    expect(await course.next()).toEqual(['mark-related-party']);
  });

  it('a sale is awarded by its result alone; the buyer may be named at its end, once', async () => {
    const { id, course } = await begin({ counterparty: { organizationId: null, name: null } });
    const save = async (name: string) =>
      world.write(
        'manager',
        async (context) =>
          saveCase(context, id, {
            revision: (await course.view()).case.revision,
            fields: { ...(await fieldsNow(course)), counterparty: { organizationId: null, name } },
          }),
        course.now(),
      );
    await course.steps('choose-listing');
    expect(guardOf(await course.step('offer'))).toBe('decision-passed');
    await supplyRules(course);
    await course.decide();
    await course.steps('offer');
    expect(guardOf(await course.step('award'))).toBe('result-on-file');
    must(await course.record({ kind: 'auction-result' }));
    expect(guardOf(await course.step('award'))).toBe('result-on-file');
    must(await course.record({ kind: 'listing-result', amount: { amount: '320000000', currency: 'CNY' } }));
    await course.steps('award');
    expect(kindOf(await course.stepCase('clear'))).toBe('counterparty-missing');
    must(await save('竞得公司'));
    expect(kindOf(await save('别的公司'))).toBe('price-fixed');
    expect((await course.view()).case.price.amount?.amount).toBe(320_000_000n);
  });

  it('who starts over while the public is told has to take the notice back first', async () => {
    const { course } = await begin();
    await course.steps('choose-agreement');
    await supplyRules(course);
    await course.decide();
    await course.steps('decide');
    must(await course.check());
    await course.declare();
    must(await course.check());
    const { id: notice } = await course.publish();
    await course.steps('publish-notice', 'start-over');
    expect((await course.view()).next[0]).toMatchObject({ act: 'replace-notice', subject: notice });
    await course.steps('choose-agreement');
    await course.decide();
    await course.steps('decide');
    // It ran before: what it told was another agreement.
    expect(guardOf(await course.step('publish-notice'))).toBe('notice-running');
    const next = await course.next();
    expect(next[0]).toBe('replace-notice');
    expect(next).not.toContain('publish-notice');
  });

  it('what it keeps for itself is decided, told to nobody, and signed without another side', async () => {
    const { course } = await begin({ pathway: 'self-investment', counterparty: { organizationId: null, name: null } });
    await course.steps('choose-agreement');
    await supplyRules(course);
    await course.decide();
    await course.steps('decide');
    expect(kindOf(await course.tryToPublish())).toBe('notice-rule-missing');
    await course.steps('settle');
    expect(await course.stepCase('clear')).toMatchObject({ error: { kind: 'dossier-incomplete', details: { missing: [{ id: 'no-illicit-gain-own' }] } } });
    await course.declare();
    must(await course.stepCase('clear'));
  });

  it('a case that names nobody is not cleared', async () => {
    const { course } = await begin({ people: [] });
    expect(await course.next()).toContain('name-people');
    await course.steps('choose-listing');
    await supplyRules(course);
    await course.decide();
    await course.steps('offer');
    must(await course.record({ kind: 'listing-result', amount: { amount: '320000000', currency: 'CNY' } }));
    await course.steps('award');
    must(await course.check());
    expect(kindOf(await course.stepCase('clear'))).toBe('people-missing');
  });

  it('a sale that failed leads back to the choice of a method', async () => {
    const { course } = await begin();
    await course.steps('choose-listing');
    await supplyRules(course);
    await course.decide();
    await course.steps('offer', 'fail');
    expect((await course.view()).case).toMatchObject({ priceState: 'method-open', method: null });
    await course.steps('choose-listing');
    expect(guardOf(await course.step('offer'))).toBe('decision-passed');
  });
});

describe('a central enterprise', () => {
  const begin = async (): Promise<{ readonly id: string; readonly course: Course }> => {
    const fields = world.fields({ committeeId: board, people: [{ personId: world.people['soe-manager'].personId, part: 'manager' }] });
    const { id } = must(await world.write('soe-manager', (context) => openCase(context, { organizationId: world.enterprise, fields })));
    return { id, course: courseOf(world, id, 'soe-manager', ['soe-admin', 'soe-manager']) };
  };
  const known = (course: Course) => course.supply('rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement');
  const ready = async (course: Course): Promise<void> => {
    await course.declare();
    must(await course.check());
  };

  it('by a valuation that still holds on the day of signing', async () => {
    const { course } = await begin();
    await course.steps('choose-valuation');
    expect(guardOf(await course.step('record-value'))).toBe('value-on-file');
    must(await course.record({ kind: 'comparable' }));
    must(await course.record({ kind: 'valuation', institution: '甲资产评估公司', on: '2025-05-01', validUntil: '2026-04-30' }));
    expect(guardOf(await course.step('record-value'))).toBe('value-on-file');
    must(await course.record({ kind: 'valuation', institution: '甲资产评估公司', on: '2026-05-01', validUntil: '2026-06-10' }));
    await course.steps('record-value');
    await known(course);
    await course.decide();
    await course.steps('decide', 'settle');
    await ready(course);
    must(await course.stepCase('clear'));
    course.sleepUntil('2026-06-11');
    expect(await course.stepCase('sign', { on: '2026-06-11' })).toMatchObject({
      ok: false,
      error: { kind: 'price-not-settled', details: { guard: 'value-on-file' } },
    });
    expect(await course.next()).toEqual(['record-price valuation']);
    must(await course.record({ kind: 'valuation', institution: '甲资产评估公司', on: '2026-06-10', validUntil: '2027-06-09' }));
    must(await course.stepCase('sign', { on: '2026-06-11' }));
  });

  it('from the market, by three institutions that say that it cannot be valued', async () => {
    const { id, course } = await begin();
    await course.steps('choose-market');
    await known(course);
    must(await course.record({ kind: 'refusal', institution: '甲评估公司', amount: null, words: '缺乏可比交易与收益预测，无法评估。' }));
    // 国资发产权规〔2024〕8号: three are consulted, and then it is decided.
    expect(await course.call()).toMatchObject({ error: { kind: 'dossier-incomplete', details: { missing: [{ id: 'price-refused' }] } } });
    for (const institution of ['乙评估公司', '（甲）评估公司']) must(await course.record({ kind: 'refusal', institution, amount: null }));
    expect(await course.call()).toMatchObject({ error: { kind: 'price-guard-refused', details: { guard: 'three-refusals-and-decision' } } });
    expect(guardOf(await course.step('decide'))).toBe('three-refusals-and-decision');
    must(await course.record({ kind: 'refusal', institution: '丙评估公司', amount: null }));
    expect(guardOf(await course.step('decide'))).toBe('three-refusals-and-decision');
    await course.decide();
    await course.steps('decide', 'settle');
    await ready(course);
    expect(await course.next()).toEqual(['clear']);

    const refusal = (await priceRecordsOf(world.database.db, id)).find(({ institution }) => institution === '丙评估公司')!;
    must(await world.write('soe-manager', (context) => withdrawPriceRecord(context, id, refusal.id, '盖章有误'), course.now()));
    const evidence = (await evidenceOfCase(world.database.db, id)).find(({ source }) => source.id === refusal.id);
    expect(evidence).toMatchObject({ kind: 'valuation-refusal', withdrawnReason: '盖章有误' });
    expect(await course.stepCase('clear')).toMatchObject({ error: { kind: 'price-not-settled', details: { guard: 'three-refusals-and-decision' } } });
    expect((await course.next())[0]).toBe('record-price refusal');
  });

  it('without an appraisal, by public listing alone', async () => {
    const { course } = await begin();
    await course.steps('choose-exempt-listing');
    await known(course);
    await course.decide();
    await course.steps('offer');
    expect(kindOf(await course.step('settle'))).toBe('wrong-state');
    must(await course.record({ kind: 'listing-result' }));
    await course.steps('award');
    await ready(course);
    must(await course.stepCase('clear'));
    must(await course.stepCase('sign', { on: '2026-06-01' }));
    expect((await course.view()).case).toMatchObject({ state: 'signed', method: 'exempt-listing' });
  });
});

describe('a private company', () => {
  it('names a price, agrees on it and signs', async () => {
    const fields = world.fields({
      committeeId: null,
      people: [],
      counterparty: { organizationId: world.enterprise, name: null },
      price: { amount: null, formula: null },
    });
    const { id } = must(await world.write('outsider', (context) => openCase(context, { organizationId: world.company, fields })));
    const course = courseOf(world, id, 'outsider', []);
    expect(await course.next()).toEqual(['fill-price']);
    expect(guardOf(await course.step('agree-freely'))).toBe('price-named');
    must(
      await world.write('outsider', (context) =>
        saveCase(context, id, { revision: 1, fields: { ...fields, price: { amount: null, formula: '年销售额的 3%' } } }),
      ),
    );
    await course.steps('agree-freely');
    expect(await course.next()).toEqual(['clear']);
    must(await course.stepCase('clear'));
    must(await course.stepCase('sign', { on: '2026-06-01' }));
    must(await course.stepCase('close'));
    expect((await course.view()).case).toMatchObject({ track: 'private', method: 'free', state: 'closed' });
  });
});
