/** Whoever bears the address of a demo person now, with the roles that he has now. */
import { personByEmail, readerOf } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Reader } from '@tongtu/kernel/reader';
import { demoPeople } from './content.ts';

export type Readers = (key: string) => Promise<Reader>;

export const readersOf = ({ tx }: Pick<Context, 'tx'>): Readers => {
  const known = new Map<string, Promise<Reader>>();
  const find = async (key: string): Promise<Reader> => {
    const email = demoPeople().find((person) => person.key === key)?.email ?? '';
    const found = await personByEmail(tx, email);
    return found === undefined ? { platformRoles: [], memberships: [] } : readerOf(tx, found.id);
  };
  return (key) => known.get(key) ?? known.set(key, find(key)).get(key)!;
};
