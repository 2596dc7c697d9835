/** The obligation packs by which the house judges: those that ship with it, and those that two persons of the office put into force. */
import type { Context } from '@tongtu/platform/context';
import { expect } from '@tongtu/kernel/result';
import type { ObligationPack } from '../domain/obligation-pack.ts';
import { packsFor, type Unit } from '../domain/packs-for.ts';
import { readObligationPack } from '../domain/read-obligation-pack.ts';
import { shippedPacks } from '../domain/shipped-packs.ts';
import { storedPacks, type StoredPack } from '../store/obligation-packs.ts';

/** What was stored had passed the door, so a fault here is a bug. */
export const packOf = (stored: StoredPack): ObligationPack => expect(readObligationPack(stored.content));

/** All versions that may be applied; which of them a case is judged by is `packsFor`'s business. */
export const packsInForce = async ({ tx }: Pick<Context, 'tx'>): Promise<ObligationPack[]> => [
  ...shippedPacks,
  ...(await storedPacks(tx)).filter((pack) => pack.state === 'approved').map(packOf),
];

/** The packs that apply to such a unit on `day` (ISO): national before provincial. */
export const packsForUnit = async (context: Pick<Context, 'tx'>, unit: Unit, day: string): Promise<ObligationPack[]> =>
  packsFor(unit, day, await packsInForce(context));
