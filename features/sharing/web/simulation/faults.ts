/** Faults of the assumptions, as sentences at their places. */
import type { Failure } from '@tongtu/kernel/result';
import type { Translate } from '@tongtu/platform/ui';

/** The sentence of the fault at a place, `entryFee.amount.low`. */
export type FaultAt = (place: string) => string | undefined;
export type Faulty = {
  readonly at: FaultAt;
  /** Whether anything in a part is wrong: `royalty`. */
  readonly under: (part: string) => boolean;
  readonly count: number;
};

/** Of several faults at one place the first is told. */
export const faultsOf = (faults: readonly Failure[], t: Translate): Faulty => {
  const byPlace = new Map(faults.toReversed().map(({ kind, field }) => [field ?? '', t.maybe(`simulation.faults.${kind}`) ?? t('simulation.faults.other')]));
  return {
    at: (place) => byPlace.get(place),
    under: (part) => [...byPlace.keys()].some((place) => place === part || place.startsWith(`${part}.`)),
    count: byPlace.size,
  };
};
