/** Organizations by id, and by name where somebody only wrote a name: `name:` and its key, unless the house knows one of that name. */
import type { Localized } from '@tongtu/kernel/localized';
import { nameKey, nameShown } from './name-key.ts';
import type { KnownOrganization, Party } from './related-parties.ts';

export type PartyNodes = {
  /** Which organizations are meant. Several, where more than one carries the name; none, where nothing was written. */
  readonly of: (party: Party) => readonly string[];
  readonly nameOf: (node: string) => Localized | null;
};

export const partyNodes = (organizations: readonly KnownOrganization[]): PartyNodes => {
  const named = new Map<string, Set<string>>();
  for (const { id, name } of organizations)
    for (const key of [name.zh, name.en].flatMap((each) => (each === undefined ? [] : [nameKey(each)])))
      if (key !== '') named.set(key, (named.get(key) ?? new Set()).add(id));
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const written = new Map<string, string>();
  return {
    of: ({ organizationId, name }) => {
      if (organizationId !== null) return [organizationId];
      const key = name === null ? '' : nameKey(name);
      if (name === null || key === '') return [];
      const node = `name:${key}`;
      // The first spelling in the order of letters is the one that is shown.
      const shown = written.get(node);
      if (shown === undefined || name < shown) written.set(node, name);
      return named.has(key) ? [...named.get(key)!].sort() : [node];
    },
    nameOf: (node) => {
      const typed = written.get(node);
      return names.get(node) ?? (typed === undefined ? null : nameShown(typed));
    },
  };
};
