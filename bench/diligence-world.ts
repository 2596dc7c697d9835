/** A university with a committee and cases at every point of their course, for the chaos over diligence; all people have accounts. */
import { addMember, ensurePerson, foundOrganization } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { OrganizationRole, Reader } from '@tongtu/kernel/reader';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { dayAfter } from '@tongtu/kernel/zone';
import { putCommittee } from '../features/diligence/store/committees.ts';
import { courseOf } from '../features/diligence/tests/course.ts';
import { worldNow, type World } from '../features/diligence/tests/world.ts';
import { openCase } from '../features/diligence/use-cases/open-case.ts';
import { demoPassword } from '../tests/journeys/house.ts';
import type { BesideHouse } from './booking-world.ts';

const office: Reader = { platformRoles: ['secretariat'], memberships: [] };
export const members = ['chair', 'member-two', 'member-three', 'member-four', 'expert'] as const;
const roles: Readonly<Record<string, readonly OrganizationRole[]>> = {
  manager: ['technology-manager'],
  'second-manager': ['technology-manager'],
  signatory: ['signatory'],
  admin: ['admin'],
};
export type Person = Reader & { readonly personId: string };
export type Stage = 'opened' | 'prepared' | 'decided' | 'ended' | 'settled' | 'cleared';
const stages: readonly Stage[] = ['opened', 'prepared', 'decided', 'ended', 'settled', 'cleared'];

/** Cases began in June; what ran for fifteen days then is over now. */
export const fillCases = async (house: BesideHouse, many: number) => {
  const at = <T>(work: (context: Context) => Promise<T>, reader: Reader = office, now = worldNow): Promise<T> =>
    house.inTransaction((context) => work({ ...context, now }), reader);
  const unit = house.newId();
  await at(async (context) =>
    must(
      await foundOrganization(context, {
        id: unit,
        fields: { kind: 'university', name: { zh: '测量用大学' }, country: 'CN', region: '110000' },
        state: 'verified',
        example: true,
      }),
    ),
  );
  const people: Record<string, Person> = {};
  const emails: string[] = [];
  for (const who of ['manager', 'second-manager', 'signatory', 'admin', ...members]) {
    const email = `${who}@example.org`;
    const { userId } = await house.auth.createAccount({ email, password: demoPassword, name: who });
    const own = roles[who] ?? ['viewer'];
    await at(async (context) => {
      await ensurePerson(context, { personId: userId, name: who, email });
      await addMember(context, { organizationId: unit, personId: userId, roles: own });
    });
    people[who] = {
      personId: userId,
      platformRoles: [],
      memberships: [{ organizationId: unit, roles: own, organizationVerified: true }],
      signedInAt: worldNow,
    };
    emails.push(email);
  }
  const committeeId = house.newId();
  await at((context) =>
    putCommittee(context.tx, {
      id: committeeId,
      organizationId: unit,
      name: { zh: '成果转化领导小组' },
      quorumShare: '2/3',
      quorumLeast: 3,
      majority: '1/2',
      formedAt: worldNow,
      dissolvedAt: null,
      revision: 1,
      members: members.map((who) => ({ personId: people[who]!.personId, chair: who === 'chair', since: worldNow })),
    }),
  );
  // As much of the world of tests as a course asks for.
  const world = {
    people,
    write: (who: string | Reader, work: (context: Context) => Promise<Result<unknown>>, now?: Date) =>
      at(work, typeof who === 'string' ? people[who] : who, now),
    read: (who: string | Reader, work: (context: Context) => Promise<unknown>, now?: Date) => at(work, typeof who === 'string' ? people[who] : who, now),
  } as unknown as World;

  const begin = async (stage: Stage, n: number): Promise<string> => {
    const reached = (what: Stage): boolean => stages.indexOf(stage) >= stages.indexOf(what);
    const { id } = must(
      await at(
        (context) =>
          openCase(context, {
            organizationId: unit,
            fields: {
              title: { zh: `测量用转化 ${n}` },
              listingId: null,
              abstract: { zh: '一种固态电解质的制备方法。' },
              pathway: 'licence',
              counterparty: { organizationId: null, name: `测量用公司 ${n}` },
              relatedParty: { marked: false, words: null },
              price: { amount: { amount: '300000000', currency: 'CNY' }, formula: null },
              people: [{ personId: people['manager']!.personId, part: 'manager' }],
              committeeId,
            },
          }),
        people['manager'],
      ),
    );
    const course = courseOf(world, id, 'manager', members);
    if (reached('prepared')) {
      await course.steps('choose-agreement');
      must(await course.record());
      await course.supply('rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement');
      await course.declare();
      must(await course.check());
    }
    if (reached('decided')) {
      await course.decide();
      await course.steps('decide');
    }
    if (reached('ended')) {
      const notice = await course.publish();
      await course.steps('publish-notice');
      course.sleepUntil(dayAfter(notice.lastDay));
      if (reached('settled')) {
        must(await course.complete(notice.id));
        await course.steps('confirm-notice');
      }
    }
    if (reached('cleared')) must(await course.stepCase('clear'));
    return id;
  };
  const cases: string[] = [];
  for (let n = 0; n < many; n += 1) cases.push(await begin(stages[n % stages.length]!, n));
  return { unit, cases, emails };
};
