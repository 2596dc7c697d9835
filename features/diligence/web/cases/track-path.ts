/** The way of a price from its method to its end, as the page draws it. Pure. */
import { methodChosenBy, pricingLifecycles, type PriceAction, type PriceMethod, type PriceState, type PricingTrack } from '../../domain/pricing.ts';

/** Leads back: no part of the way ahead. */
const back: ReadonlySet<PriceAction> = new Set(['start-over', 'fail']);

/** Which actions of a track choose a method, and which method. */
export const waysOf = (track: PricingTrack): { readonly action: PriceAction; readonly method: PriceMethod }[] => {
  const { allowedActions, initial } = pricingLifecycles[track];
  return allowedActions(initial).flatMap((action) => {
    const method = methodChosenBy(action);
    return method === undefined ? [] : [{ action, method }];
  });
};

/**
 * The states of a method in order, without the one in which it is chosen. `skipsNotice`: no pack asks for a notice, so that a
 * price is settled right after the decision. Empty where the track does not know the method.
 */
export const pathOf = (track: PricingTrack, method: PriceMethod, skipsNotice = false): PriceState[] => {
  const { allowedActions, table, initial } = pricingLifecycles[track];
  const way = waysOf(track).find((one) => one.method === method);
  const path: PriceState[] = [];
  let at: PriceState | undefined = way === undefined ? undefined : table.states[initial]?.[way.action]?.to;
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    const ahead: readonly PriceAction[] = allowedActions(at).filter((action) => !back.has(action) && !(skipsNotice && action === 'publish-notice'));
    const [next] = ahead;
    at = next === undefined ? undefined : table.states[at]?.[next]?.to;
  }
  return path;
};

export type Standing = 'past' | 'now' | 'ahead';
/** Where each state of a path stands while the price is in `state`; the last one is past as soon as it is reached. */
export const standings = (path: readonly PriceState[], state: PriceState): Standing[] => {
  const at = path.indexOf(state);
  return path.map((_, index) => (at < 0 || index > at ? 'ahead' : index < at || index === path.length - 1 ? 'past' : 'now'));
};
