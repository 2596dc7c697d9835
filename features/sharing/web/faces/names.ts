/** What parties and members are called on the faces: by their own name, by who stands behind them, else by their role. */
import { useMemo } from 'react';
import { useFormat, useText, type Formats, type LocalizedLike, type Translate } from '@tongtu/platform/ui';
import type { SharingPlanJson } from '../../contract/plan.ts';

type Named = Pick<SharingPlanJson, 'parties' | 'pool'>;
type Bound = { readonly parties: Readonly<Record<string, { name: LocalizedLike }>>; readonly members: Readonly<Record<string, { name: LocalizedLike }>> };

export type Names = { readonly party: (id: string) => string; readonly member: (id: string) => string };

export const namesFor = (tree: Named, bound: Bound | undefined, t: Translate, localized: Formats['localized']): Names => ({
  party: (id) => {
    const party = tree.parties.find((one) => one.id === id);
    const own = localized(party?.name) || localized(bound?.parties[id]?.name);
    if (own !== '' || party === undefined) return own || id;
    const role = t(`faces.roles.${party.role}`);
    return tree.parties.filter((one) => one.role === party.role).length > 1 ? t('faces.roleWithId', { role, id }) : role;
  },
  member: (id) => localized(tree.pool?.members.find((one) => one.id === id)?.name) || localized(bound?.members[id]?.name) || id,
});

export const useNames = (tree: Named, bound?: Bound): Names => {
  const t = useText('sharing');
  const format = useFormat();
  return useMemo(() => namesFor(tree, bound, t, format.localized), [tree, bound, t, format]);
};
