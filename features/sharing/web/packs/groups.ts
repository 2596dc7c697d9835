/** Versions of packs as the page shows them: by region, each pack with its versions, the one of a day first. Pure. */
import type { PackVersion } from '../../contract/packs.ts';
import type { RulePackJson } from '../../contract/rule-pack.ts';

/** What passed the door reads as the JSON face; what is only proposed did too. */
export const contentOf = (pack: PackVersion): RulePackJson => pack.content as unknown as RulePackJson;

export type PackGroup = {
  readonly code: string;
  readonly region: string;
  /** In force on the day; none where the pack begins later or was repealed. */
  readonly current: PackVersion | undefined;
  /** All others, the newest first: proposed, to come, earlier, refused. */
  readonly others: readonly PackVersion[];
};

const isOn = (pack: PackVersion, day: string): boolean => {
  const { effectiveTo } = contentOf(pack);
  return pack.state === 'approved' && pack.effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo);
};
const isNewer = (a: PackVersion, b: PackVersion): number =>
  a.effectiveFrom === b.effectiveFrom ? b.version - a.version : a.effectiveFrom < b.effectiveFrom ? 1 : -1;
const rank = (region: string): string => (region === 'CN' ? '0' : region === 'US' ? '9' : region);

/** National packs first, then provinces by their code, then the United States. */
export const packGroups = (packs: readonly PackVersion[], day: string): PackGroup[] => {
  const codes = [...new Set(packs.map((pack) => pack.code))];
  return codes
    .map((code) => {
      const own = packs.filter((pack) => pack.code === code).sort(isNewer);
      const current = own.find((pack) => isOn(pack, day));
      return { code, region: contentOf(own[0]!).region, current, others: own.filter((pack) => pack !== current) };
    })
    .sort((a, b) => (rank(a.region) < rank(b.region) ? -1 : rank(a.region) > rank(b.region) ? 1 : 0));
};

/** Where a proposal begins: the newest text of the pack, one version on. */
export const nextVersion = (group: PackGroup): RulePackJson => {
  const all = [...(group.current === undefined ? [] : [group.current]), ...group.others];
  const newest = all.reduce((most, pack) => (pack.version > most.version ? pack : most));
  return { ...contentOf(group.current ?? newest), version: newest.version + 1 };
};
