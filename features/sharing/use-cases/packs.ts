/** The rule packs by which the house judges: those that ship with it, and those that two persons of the office put into force. */
import type { Context } from '@tongtu/platform/context';
import { expect } from '@tongtu/kernel/result';
import { readRulePack } from '../domain/read-rule-pack.ts';
import type { RulePack } from '../domain/rule-pack.ts';
import { shippedPacks } from '../domain/rule-packs.ts';
import { storedPacks, type StoredPack } from '../store/rule-packs.ts';

/** What was stored had passed the door, so a fault here is a bug. */
export const packOf = (stored: StoredPack): RulePack => expect(readRulePack(stored.content));

/** All versions that may be applied; which of them a plan is judged by is `packsFor`'s business. */
export const packsInForce = async ({ tx }: Pick<Context, 'tx'>): Promise<RulePack[]> => [
  ...shippedPacks,
  ...(await storedPacks(tx)).filter((pack) => pack.state === 'approved').map(packOf),
];
