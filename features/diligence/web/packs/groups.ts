/** Versions of packs as the page shows them: by region, each pack with its versions, the one of a day first. Pure. */
import type { ObligationPackVersion } from '../../contract/packs.ts';
import type { ObligationPack } from '../../domain/obligation-pack.ts';

/** What passed the door reads as a pack; what is only proposed did too. */
export const contentOf = (pack: ObligationPackVersion): ObligationPack => pack.content as unknown as ObligationPack;

export type PackGroup = {
  readonly code: string;
  readonly region: string;
  /** In force on the day; none where the pack begins later or was repealed. */
  readonly current: ObligationPackVersion | undefined;
  /** All others, the newest first: proposed, to come, earlier, refused. */
  readonly others: readonly ObligationPackVersion[];
};

const isOn = (pack: ObligationPackVersion, day: string): boolean => {
  const { effectiveTo } = contentOf(pack);
  return pack.state === 'approved' && pack.effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo);
};
const isNewer = (a: ObligationPackVersion, b: ObligationPackVersion): number =>
  a.effectiveFrom === b.effectiveFrom ? b.version - a.version : a.effectiveFrom < b.effectiveFrom ? 1 : -1;
const rank = (region: string): string => (region === 'CN' ? '0' : region);

/** National packs first, then provinces by their code. */
export const packGroups = (packs: readonly ObligationPackVersion[], day: string): PackGroup[] =>
  [...new Set(packs.map((pack) => pack.code))]
    .map((code) => {
      const own = packs.filter((pack) => pack.code === code).sort(isNewer);
      const current = own.find((pack) => isOn(pack, day));
      return { code, region: contentOf(own[0]!).region, current, others: own.filter((pack) => pack !== current) };
    })
    .sort((a, b) => (rank(a.region) < rank(b.region) ? -1 : rank(a.region) > rank(b.region) ? 1 : 0));

export const shownOf = (group: PackGroup): ObligationPackVersion => group.current ?? group.others[0]!;

/** Where a proposal begins: the newest text of the pack, one version on. */
export const nextVersion = (group: PackGroup): ObligationPack => {
  const all = [...(group.current === undefined ? [] : [group.current]), ...group.others];
  const newest = Math.max(...all.map((pack) => pack.version));
  return { ...contentOf(shownOf(group)), version: newest + 1 };
};
