/** The obligation packs by which the house judges: those that ship with it, and those that two persons of the office put into force. */
import { createHash } from 'node:crypto';
import type { Context } from '@tongtu/platform/context';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { expect } from '@tongtu/kernel/result';
import { caseDay } from '../domain/case-day.ts';
import type { ObligationPack } from '../domain/obligation-pack.ts';
import { packsFor, type Unit } from '../domain/packs-for.ts';
import { readObligationPack } from '../domain/read-obligation-pack.ts';
import { shippedPacks } from '../domain/shipped-packs.ts';
import { storedPacks, type StoredPack } from '../store/obligation-packs.ts';

/** What was stored had passed the door, so a fault here is a bug. */
export const packOf = (stored: StoredPack): ObligationPack => expect(readObligationPack(stored.content));

/** SHA-256 (hexadecimal) of its canonical form: the log says what two persons agreed on. */
export const packHash = (content: StoredPack['content']): string =>
  createHash('sha256')
    .update(canonicalJson(content as Canonical), 'utf8')
    .digest('hex');

/** All versions that may be applied today; which of them a case is judged by is `packsForUnit`'s business. */
export const packsInForce = async ({ tx }: Pick<Context, 'tx'>): Promise<ObligationPack[]> => [
  ...shippedPacks,
  ...(await storedPacks(tx)).filter((pack) => pack.state === 'approved').map(packOf),
];

/** Put into force by that day. A version that came later judges nothing that was signed before, whatever beginning it names. */
const wasApprovedBy = (day: string, { state, answeredAt }: StoredPack): boolean => state === 'approved' && answeredAt !== null && caseDay(answeredAt) <= day;

/** The packs that apply to such a unit on `day` (ISO) as they stood on that day: national before provincial. */
export const packsForUnit = async ({ tx }: Pick<Context, 'tx'>, unit: Unit, day: string): Promise<ObligationPack[]> => {
  const stored = (await storedPacks(tx)).filter((pack) => wasApprovedBy(day, pack));
  return packsFor(unit, day, [...shippedPacks, ...stored.map(packOf)]);
};
