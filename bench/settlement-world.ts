/** A university with plans in force and managers who keep their books: what the benches of settlement stand on. */
import { addMember, ensurePerson, foundOrganization } from '@tongtu/parties';
import { acceptPlanVersion, draftSharingPlan, proposePlanVersion } from '@tongtu/sharing';
import type { Context } from '@tongtu/platform/context';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import { demoPassword } from '../tests/journeys/house.ts';
import type { BesideHouse } from './booking-world.ts';

const office: Reader = { platformRoles: ['secretariat'], memberships: [] };

/** Recoupment, two tiers, five parties, a pool of three with thirds among its weights. */
const tree = {
  version: 1,
  title: { zh: '测量用许可' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'private-enterprise', region: 'CN', publishedRule: true },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers' },
    { id: 'pilot', role: 'facility', name: { zh: '中试基地' } },
    { id: 'fund', role: 'investor', name: { zh: '基金' } },
    { id: 'tto', role: 'tto', name: { zh: '转化办' } },
  ],
  base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
  steps: [
    { kind: 'recoup', party: 'pilot', upTo: '15000.00', rate: '30%' },
    { kind: 'split', upTo: '1000000.00', shares: { team: '60%', unit: '30%', fund: '8%', tto: '2%' } },
    { kind: 'split', shares: { team: '50%', unit: '40%', fund: '8%', tto: '2%' } },
  ],
  pool: {
    party: 'team',
    members: [
      { id: 'm1', weight: '1/2', main: true, name: { zh: '甲' } },
      { id: 'm2', weight: '1/3', main: true, name: { zh: '乙' } },
      { id: 'm3', weight: '1/6', main: false, name: { zh: '丙' } },
    ],
  },
  clawback: false,
  rounding: { ties: ['team', 'unit', 'fund', 'tto', 'pilot'] },
};

/** Managers have accounts; the first of them signs too. */
export const fillPlans = async (house: BesideHouse, many: { readonly plans: number; readonly managers: number }) => {
  const unit = house.newId();
  const at = <T>(work: (context: Context) => Promise<T>, reader = office): Promise<T> => house.inTransaction(work, reader);
  await at(async (context) =>
    must(
      await foundOrganization(context, {
        id: unit,
        fields: { kind: 'university', name: { zh: '测量用大学' }, country: 'CN', region: '310000' },
        state: 'verified',
        example: true,
      }),
    ),
  );
  const people: { email: string; organizationId: string }[] = [];
  const readers: Reader[] = [];
  for (let n = 0; n < many.managers; n += 1) {
    const email = `keeper${n}@example.org`;
    const { userId } = await house.auth.createAccount({ email, password: demoPassword, name: `keeper ${n}` });
    const roles = n === 0 ? (['technology-manager', 'signatory'] as const) : (['technology-manager'] as const);
    await at(async (context) => {
      await ensurePerson(context, { personId: userId, name: `keeper ${n}`, email });
      await addMember(context, { organizationId: unit, personId: userId, roles });
    });
    people.push({ email, organizationId: unit });
    readers.push({ personId: userId, platformRoles: [], memberships: [{ organizationId: unit, roles, organizationVerified: true }] });
  }
  const plans: string[] = [];
  for (let n = 0; n < many.plans; n += 1)
    plans.push(
      await at(async (context) => {
        const { plan, version } = must(await draftSharingPlan(context, { organizationId: unit, tree }));
        const { sha256 } = version;
        must(await proposePlanVersion(context, plan.id, 1, sha256));
        must(await acceptPlanVersion(context, plan.id, 1, { sha256, organizationId: unit }));
        return plan.id;
      }, readers[0]),
    );
  return { unit, people, readers, plans };
};

const categories = ['taxes', 'upkeep', 'rd'] as const;
/** The n-th event of a run: three incomes to a cost, and now and then a refund; amounts that leave fractions. */
export const eventOf = (id: string, n: number): Readonly<Record<string, string>> => {
  const amount = `${(n * 7919) % 9000}.${String((n * 37) % 100).padStart(2, '0')}`;
  const on = `2026-${n % 2 === 0 ? '11' : '12'}-${String((n % 28) + 1).padStart(2, '0')}`;
  if (n % 4 === 3) return { id, on, kind: 'cost', amount: `${(n % 90) + 1}.01`, category: categories[n % 3]! };
  if (n % 40 === 20) return { id, on, kind: 'refund', amount: `${(n % 50) + 1}.50` };
  return { id, on, kind: 'income', amount: amount === '0.00' ? '1.00' : amount, stream: `licensee ${n % 5}` };
};
