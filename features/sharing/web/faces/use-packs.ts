/** The rule packs by which the page judges: those that the house has in force, and until its answer comes those that ship with it. */
import { useMemo } from 'react';
import { useRoute } from '@tongtu/platform/ui';
import { listRulePacks } from '../../contract/packs.ts';
import { readRulePack } from '../../domain/read-rule-pack.ts';
import type { RulePack } from '../../domain/rule-pack.ts';
import { shippedPacks } from '../../domain/rule-packs.ts';

export const usePacks = (): readonly RulePack[] => {
  const { data } = useRoute(listRulePacks, {}, { staleTime: 600_000 });
  return useMemo(() => {
    if (data === undefined) return shippedPacks;
    return data.items
      .filter((pack) => pack.state === 'approved')
      .flatMap((pack) => {
        const read = readRulePack(pack.content);
        return read.ok ? [read.value] : [];
      });
  }, [data]);
};
