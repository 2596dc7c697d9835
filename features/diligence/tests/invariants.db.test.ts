/** The invariants can fail: each of these rows was written past the use-cases, and is named. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kyselyOn, openPool } from '@tongtu/platform/database';
import { dayAfter } from '@tongtu/kernel/zone';
import { expect as must } from '@tongtu/kernel/result';
import { openCase } from '../use-cases/open-case.ts';
import { courseOf } from './course.ts';
import { broken } from './invariants.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
/** Of the role that owns the tables: it can put triggers aside. */
let pool: ReturnType<typeof openPool>;
let caseId: string;
beforeAll(async () => {
  world = await makeWorld();
  pool = openPool({ url: world.database.ownerUrl, size: 1 });
  caseId = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() }))).id;
  const course = courseOf(world, caseId, 'manager', ['chair', 'member-two', 'member-three', 'member-four', 'expert']);
  await course.steps('choose-agreement');
  must(await course.record());
  await course.supply('rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement');
  await course.declare();
  must(await course.check());
  await course.decide();
  await course.steps('decide');
  const notice = await course.publish();
  await course.steps('publish-notice');
  course.sleepUntil(dayAfter(notice.lastDay));
  must(await course.complete(notice.id));
  await course.steps('confirm-notice');
  must(await course.stepCase('clear'));
});
afterAll(async () => {
  await pool.end();
  await world.close();
});

const harms: readonly (readonly [string, string])[] = [
  [`update diligence_cases set price_state = 'decided'`, 'cleared with a price that is decided'],
  [`update diligence_cases set state = 'signed', signed_on = '2026-06-01'`, 'signed before it was cleared'],
  [`update diligence_cases set gaps = gaps + 1`, 'gaps'],
  [`delete from evidence where kind = 'rule-text'`, 'case-cleared with gaps'],
  [`delete from events where kind = 'evidence-supplied' and changed->>'kind' = 'rule-text'`, 'evidence was not announced once'],
  [`update evidence set record = record || ' ' where kind = 'rule-text'`, 'a record is not what its hash says'],
  [`update evidence set withdrawn_at = supplied_at, withdrawn_reason = 'x' where kind = 'comparable'`, 'a price record and its evidence'],
  [`update decisions set result = 'rejected'`, 'the voices do not come to the result'],
  [`update decisions set minutes = minutes || '。'`, 'minutes are not what their hash says'],
  [`update decision_members set confirmed_at = null where chair`, 'confirmed without everybody who voted'],
  [`delete from case_pricing_steps where position = 4`, 'its last step led to'],
  [`alter table notices disable trigger user; update notices set content = jsonb_set(content, '{title,zh}', '"别的"')`, 'a notice is not what was published'],
  [`alter table notices disable trigger user; update notices set completed_at = ends_at - interval '1 second'`, 'completed before its end'],
  [
    `insert into notice_objections (case_id, objection_id, notice_id, number, name, contact, words, at, outcome)
      select case_id, gen_random_uuid(), notice_id, 1, '赵', '1', '低', published_at, 'open' from notices`,
    'completed over objections',
  ],
];
it.each(harms)('%s', async (harm, named) => {
  expect(await broken(world.database.db)).toEqual([]);
  const undone = new Error('undone');
  const found: string[] = [];
  const harmed = kyselyOn(pool)
    .transaction()
    .execute(async (tx) => {
      for (const statement of harm.split('; ')) await sql.raw(statement).execute(tx);
      found.push(...(await broken(tx)));
      throw undone;
    });
  await expect(harmed).rejects.toBe(undone);
  expect(found.join('\n')).toContain(named);
});
