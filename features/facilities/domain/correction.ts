/** A charge that was wrong stays as it is; what it should have been is reached by a charge of its own that corrects it. */
import type { PriceLine } from '../contract/tariffs.ts';
import type { StoredCharge } from './booking.ts';

export type Correction = {
  /** The charge that was made first; corrections of a correction are corrections of it. */
  readonly root: StoredCharge;
  /** What it stands at, corrections so far included. Minor units. */
  readonly was: bigint;
  /** To be added to that; below zero gives back. */
  readonly difference: bigint;
};

/** Undefined where no such charge is among those of the booking. */
export const correctionOf = (charges: readonly StoredCharge[], chargeId: string, should: bigint): Correction | undefined => {
  const named = charges.find((charge) => charge.id === chargeId);
  const root = charges.find((charge) => charge.id === (named?.corrects ?? named?.id));
  if (root === undefined) return undefined;
  const was = charges.reduce((sum, charge) => (charge.id === root.id || charge.corrects === root.id ? sum + charge.amount : sum), 0n);
  return { root, was, difference: should - was };
};

export const correctionLines = (difference: bigint): PriceLine[] => [
  { item: 'correction', quantity: '1', unitPrice: difference.toString(), amount: difference.toString() },
];
