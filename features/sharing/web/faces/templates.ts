/** Plans to begin with. Each is lawful for a state university under the national rules, and each is meant to be changed. */
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { PartyRole } from '../../domain/plan.ts';

export const templateNames = ['licence', 'waterfall', 'equity', 'joint'] as const;
export type TemplateName = (typeof templateNames)[number];

type About = { readonly title: SharingPlanJson['title']; readonly effectiveOn: string; readonly unit: SharingPlanJson['unit'] };

const parties = (...all: readonly (readonly [id: string, role: PartyRole])[]) => ({
  parties: all.map(([id, role]) => ({ id, role })),
  rounding: { ties: all.map(([id]) => id) },
});
const base: SharingPlanJson['base'] = { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] };
const pool: NonNullable<SharingPlanJson['pool']> = {
  party: 'team',
  members: [
    { id: 'm1', weight: '40%', main: true },
    { id: 'm2', weight: '30%', main: true },
    { id: 'm3', weight: '30%', main: false },
  ],
};
/** What a good royalty contract says beside the shares. */
const royalty = { reporting: true, audit: true, taxBearer: 'each' };

export const planOfTemplate = (name: TemplateName, about: About): SharingPlanJson => {
  const common = { version: 1 as const, ...about, currency: 'CNY', clawback: false };
  switch (name) {
    case 'licence':
      return {
        ...common,
        pathway: 'licence',
        ...parties(['team', 'completers'], ['unit', 'unit'], ['tto', 'tto']),
        base,
        steps: [{ kind: 'split', shares: { team: '70%', unit: '25%', tto: '5%' } }],
        pool,
        terms: royalty,
      };
    case 'waterfall':
      return {
        ...common,
        pathway: 'licence',
        ...parties(['team', 'completers'], ['unit', 'unit'], ['fund', 'investor'], ['tto', 'tto'], ['pilot', 'facility']),
        base,
        steps: [
          // The completers have their part from the first yuan on: a recoup that takes all would put them below the floor for a while.
          { kind: 'split', upTo: '3000000.00', shares: { team: '50%', pilot: '50%' } },
          { kind: 'split', upTo: '10000000.00', shares: { team: '60%', unit: '30%', fund: '8%', tto: '2%' } },
          { kind: 'split', shares: { team: '50%', unit: '40%', fund: '8%', tto: '2%' }, caps: { fund: '3000000.00' }, overflow: 'unit' },
        ],
        pool,
        terms: royalty,
      };
    case 'equity':
      return {
        ...common,
        pathway: 'equity',
        ...parties(['team', 'completers'], ['unit', 'unit']),
        base: { kind: 'gross' },
        equity: { shares: '10000000', allocation: { team: '70%', unit: '30%' } },
        pool,
      };
    case 'joint':
      return {
        ...common,
        pathway: 'joint-implementation',
        ...parties(['team', 'completers'], ['unit', 'unit'], ['partner', 'partner']),
        base: { kind: 'gross' },
        annualProfit: { party: 'team', rate: '5%', years: 5, from: 'production-start' },
        pool,
      };
  }
};
