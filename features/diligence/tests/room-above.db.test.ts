/** A room above brings evidence by the door that it is given (`index.ts`), in the transaction in which the thing happened. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce, type Context } from '@tongtu/platform/context';
import { visitor } from '@tongtu/kernel/reader';
import { fail, ok, expect as must, type Result } from '@tongtu/kernel/result';
import { giveEvidence, heldCase, openCase, takeBackEvidence } from '../index.ts';
import { findCase } from '../store/cases.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { tables } from '../store/tables.ts';
import { getDossier } from '../use-cases/dossier.ts';
import { kindOf, makeWorld, type World } from './world.ts';

let world: World;
let caseId: string;
beforeAll(async () => {
  world = await makeWorld();
  caseId = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() }))).id;
});
afterAll(() => world.closeSound());

/** As a feature of projects would pass a gate: its own event, and the evidence, or neither. */
const passGate = async (context: Context, gateId: string, isSound = true): Promise<Result<string>> => {
  const one = await heldCase(context, caseId);
  if (one === undefined) return fail('case-not-found');
  await announce(context, { kind: 'gate-passed', subject: { type: 'gate', id: gateId }, organizationId: one.organizationId, changed: { case: caseId } });
  const { id } = await giveEvidence(context, one, {
    kind: 'gate-review',
    title: { zh: '二级阶段评审：通过', en: 'Gate 2 passed' },
    source: { type: 'gate', id: gateId },
    record: { gate: gateId, trl: '6', verdict: 'pass' },
  });
  return isSound ? ok(id) : fail('wrong-state');
};
const pieces = async () => (await evidenceOfCase(world.database.db, caseId)).filter(({ kind }) => kind === 'gate-review');
const told = async (): Promise<string[]> =>
  (
    await world.database.db
      .withTables<{ events: { kind: string; seq: bigint } }>()
      .selectFrom('events')
      .select('kind')
      .where('kind', 'in', ['gate-passed', 'evidence-supplied', 'evidence-withdrawn'])
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind);

describe('a room above', () => {
  it('leaves nothing behind where its own act fails', async () => {
    expect(kindOf(await world.write('manager', (context) => passGate(context, world.newId(), false)))).toBe('wrong-state');
    expect([await pieces(), await told()]).toEqual([[], []]);
  });

  it('brings its record with its own act, also by somebody who has nothing to do with the case, and by a job', async () => {
    const gate = world.newId();
    // Its own rules let an expert from outside judge; nobody asks him what he is to the case.
    must(await world.write('outsider', (context) => passGate(context, gate)));
    must(await world.write(visitor, (context) => passGate(context, world.newId())));
    expect(await told()).toEqual(['gate-passed', 'evidence-supplied', 'gate-passed', 'evidence-supplied']);
    const [byExpert, byJob] = await pieces();
    expect(byExpert).toMatchObject({ source: { type: 'gate', id: gate }, suppliedBy: world.people.outsider.personId, withdrawnAt: null });
    expect(JSON.parse(byExpert!.record!)).toEqual({ gate, trl: '6', verdict: 'pass' });
    expect(byJob).toMatchObject({ suppliedBy: null, suppliedAs: 'house' });
  });

  it('fulfils a duty by it: the matrix has it at once', async () => {
    const { matrix } = must(await world.read('manager', (context) => getDossier(context, caseId)));
    const supervision = matrix.rows.find(({ element }) => element.id === 'supervision');
    expect([supervision?.status, supervision?.evidence.length]).toEqual(['met', 2]);
    const gaps = (await findCase(world.database.db, caseId))!.gaps;
    expect(gaps).toBe(matrix.missing);
  });

  it('takes it back with its own record; it stays readable', async () => {
    const [first] = await pieces();
    must(
      await world.write('manager', async (context) => {
        const one = await heldCase(context, caseId);
        await takeBackEvidence(context, one!, first!.source, '评审作废');
        return ok(true);
      }),
    );
    expect((await pieces()).map(({ withdrawnReason }) => withdrawnReason)).toEqual(['评审作废', null]);
    expect((await told()).at(-1)).toBe('evidence-withdrawn');
  });

  it('waits for who works on the case at the same time, and counts the gaps after him', async () => {
    await Promise.all([
      world.write('manager', (context) => passGate(context, world.newId())),
      world.write('second-manager', (context) => passGate(context, world.newId())),
    ]);
    const kept = await tables(world.database.db).selectFrom('diligence_cases').select('gaps').where('case_id', '=', caseId).executeTakeFirst();
    const { matrix } = must(await world.read('manager', (context) => getDossier(context, caseId)));
    expect(kept?.gaps).toBe(matrix.missing);
  });
});
