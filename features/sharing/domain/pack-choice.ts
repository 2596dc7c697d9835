/** Which packs look at a plan: by kind of organization, by region, and by the day from which the plan counts. */
import type { SharingPlan } from './plan.ts';
import { provinceOf } from './region.ts';
import type { RulePack } from './rule-pack.ts';

const isOfRegion = (pack: RulePack, region: string): boolean => pack.region === provinceOf(region) || (pack.region === 'CN' && /^\d{6}$/.test(region));

/** The later beginning wins; of two that begin on one day the later version, which corrects the other. */
const isNewer = (a: RulePack, b: RulePack): boolean => a.effectiveFrom > b.effectiveFrom || (a.effectiveFrom === b.effectiveFrom && a.version > b.version);

/**
 * The packs that apply, in the order given: of each code the newest version in force on `effectiveOn` (a pack given twice counts once). `CN` asks for national packs
 * only, a province for the national ones and its own, `US` for those of the United States alone.
 */
export const packsFor = (plan: Pick<SharingPlan, 'unit' | 'effectiveOn'>, packs: readonly RulePack[]): RulePack[] => {
  const begun = packs.filter((pack) => pack.effectiveFrom <= plan.effectiveOn);
  return begun
    .filter((pack, i) => begun.findIndex((other) => other.code === pack.code && other.version === pack.version) === i)
    .filter((pack) => !begun.some((other) => other.code === pack.code && isNewer(other, pack)))
    .filter((pack) => pack.effectiveTo === undefined || plan.effectiveOn <= pack.effectiveTo)
    .filter((pack) => pack.entityTypes.includes(plan.unit.entityType) && isOfRegion(pack, plan.unit.region));
};
