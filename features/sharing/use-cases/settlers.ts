/** Plans made ready to settle, kept in the process: a version's text never changes once it was proposed, and its hash is the key. */
import type { Tx } from '@tongtu/platform/context';
import { expect } from '@tongtu/kernel/result';
import { readPlan } from '../domain/read-plan.ts';
import { settlerOf, type Settler } from '../domain/settle.ts';
import type { StoredVersion } from '../domain/stored-plan.ts';
import { findVersion } from '../store/versions.ts';

const mostKept = 500;
const kept = new Map<string, Settler>();

const keep = (key: string, settler: Settler): Settler => {
  // The one that was not asked for the longest goes first.
  kept.delete(key);
  kept.set(key, settler);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return settler;
};

/** Of a version that was proposed. */
export const settlerOfVersion = ({ planId, version, sha256, tree }: Pick<StoredVersion, 'planId' | 'version' | 'sha256' | 'tree'>): Settler => {
  const key = `${planId}/${version}/${sha256}`;
  return keep(key, kept.get(key) ?? settlerOf(expect(readPlan(tree))));
};

/** Reads the tree where it is not known here. */
export const settlerFor = async (tx: Tx, planId: string, { version, sha256 }: Pick<StoredVersion, 'version' | 'sha256'>): Promise<Settler> => {
  const key = `${planId}/${version}/${sha256}`;
  const known = kept.get(key);
  return known === undefined ? settlerOfVersion((await findVersion(tx, planId, version))!) : keep(key, known);
};
