/** Everybody reads the packs in force; the office also sees what is proposed or was refused. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isAuditor, isSecretariat } from '@tongtu/kernel/reader';
import { packLifecycle, type PackAction } from '../domain/pack-lifecycle.ts';
import type { ObligationPack } from '../domain/obligation-pack.ts';
import { shippedPacks } from '../domain/shipped-packs.ts';
import { storedPacks, type StoredPack } from '../store/obligation-packs.ts';
import { packOf } from './packs.ts';

/** `stored` is null for a pack that ships with the house. Names of persons are given to the office alone. */
export type SeenPack = {
  readonly pack: ObligationPack;
  readonly stored: StoredPack | null;
  readonly names: ReadonlyMap<string, string>;
  readonly actions: readonly PackAction[];
};

export const seenPack = async (context: Pick<Context, 'tx' | 'reader'>, stored: StoredPack): Promise<SeenPack> => {
  const { reader } = context;
  const isOffice = isSecretariat(reader) && !isAuditor(reader);
  const ids = [stored.proposedBy, stored.answeredBy].filter((id) => id !== null);
  const mayApprove = stored.proposedBy !== reader.personId;
  return {
    pack: packOf(stored),
    stored,
    names: isOffice || isAuditor(reader) ? await personNamesByIds(context.tx, ids) : new Map(),
    actions: isOffice ? packLifecycle.allowedActions(stored.state).filter((action) => action !== 'approve' || mayApprove) : [],
  };
};

export const listObligationPacks = async (context: Pick<Context, 'tx' | 'reader'>): Promise<SeenPack[]> => {
  const seesAll = isSecretariat(context.reader) || isAuditor(context.reader);
  const stored = (await storedPacks(context.tx)).filter((pack) => seesAll || pack.state === 'approved');
  const shipped = shippedPacks.map((pack) => ({ pack, stored: null, names: new Map<string, string>(), actions: [] }));
  const seen: SeenPack[] = [];
  // One after the other: they share a connection.
  for (const pack of stored) seen.push(await seenPack(context, pack));
  return [...shipped, ...seen];
};
