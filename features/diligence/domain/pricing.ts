/**
 * How a price may come about: the track follows from the kind of organization, each track is a lifecycle of its own.
 *
 * institute (促进科技成果转化法 18): agreement with a notice of name and proposed price, listing on a technology market, or auction.
 * state-enterprise (国资发产权规〔2024〕8号; 企业国有资产法 47): appraisal, or valuation in the cases that the notice lists; where
 * institutions say that it cannot be valued (three opinions), a price from the market by internal decision; where no appraisal
 * is needed by the notice, public listing is compulsory.
 * private: free.
 */
import { defineLifecycle, type Lifecycle } from '@tongtu/kernel/lifecycle';

export const pricingTracks = ['institute', 'state-enterprise', 'private'] as const;
export type PricingTrack = (typeof pricingTracks)[number];

export const priceMethods = ['agreement', 'listing', 'auction', 'appraisal', 'valuation', 'market', 'exempt-listing', 'free'] as const;
export type PriceMethod = (typeof priceMethods)[number];

export const priceStates = [
  'method-open',
  'agreeing',
  'decided',
  'in-notice',
  'preparing-listing',
  'listed',
  'preparing-auction',
  'auctioning',
  'valuing',
  'valued',
  'collecting-refusals',
  'settled',
] as const;
export type PriceState = (typeof priceStates)[number];

export const priceActions = [
  'choose-agreement',
  'choose-listing',
  'choose-auction',
  'choose-appraisal',
  'choose-valuation',
  'choose-market',
  'choose-exempt-listing',
  'agree-freely',
  'record-value',
  'decide',
  'publish-notice',
  'confirm-notice',
  'settle',
  'offer',
  'award',
  'fail',
  'start-over',
] as const;
export type PriceAction = (typeof priceActions)[number];

/**
 * `decision-passed`: the committee passed it after the method was chosen, and the minutes are confirmed. `notice-running`,
 * `notice-completed`: the case's notice. `notice-not-needed`: no pack that applies asks for one. `value-on-file`: an appraisal or valuation. `three-refusals-and-decision`: opinions of three
 * institutions, and the decision. `result-on-file`: result of the listing or auction. `price-named`: a price or a formula.
 */
export const priceGuards = [
  'price-named',
  'decision-passed',
  'notice-running',
  'notice-completed',
  'notice-not-needed',
  'value-on-file',
  'three-refusals-and-decision',
  'result-on-file',
] as const;
export type PriceGuard = (typeof priceGuards)[number];

const startOver = { 'start-over': { to: 'method-open' } } as const;
/** A price that was agreed is decided, told to everybody, and stands when the notice is over. */
const noticed = {
  decided: {
    'publish-notice': { to: 'in-notice', guard: 'notice-running' },
    settle: { to: 'settled', guard: 'notice-not-needed' },
    ...startOver,
  },
  'in-notice': { 'confirm-notice': { to: 'settled', guard: 'notice-completed' }, ...startOver },
} as const;
const offered = {
  'preparing-listing': { offer: { to: 'listed', guard: 'decision-passed' }, ...startOver },
  listed: { award: { to: 'settled', guard: 'result-on-file' }, fail: { to: 'method-open' }, ...startOver },
} as const;
const end = { settled: { ...startOver } } as const;

/** State institutes and universities: 促进科技成果转化法 18; 国发〔2016〕16号 (十). */
export const institutePricing = defineLifecycle({
  initial: 'method-open',
  actions: [
    'choose-agreement',
    'choose-listing',
    'choose-auction',
    'decide',
    'publish-notice',
    'confirm-notice',
    'settle',
    'offer',
    'award',
    'fail',
    'start-over',
  ],
  states: {
    'method-open': {
      'choose-agreement': { to: 'agreeing' },
      'choose-listing': { to: 'preparing-listing' },
      'choose-auction': { to: 'preparing-auction' },
    },
    agreeing: { decide: { to: 'decided', guard: 'decision-passed' }, ...startOver },
    ...noticed,
    ...offered,
    'preparing-auction': { offer: { to: 'auctioning', guard: 'decision-passed' }, ...startOver },
    auctioning: { award: { to: 'settled', guard: 'result-on-file' }, fail: { to: 'method-open' }, ...startOver },
    ...end,
  },
});

/** State enterprises: 国资发产权规〔2024〕8号; 企业国有资产法 47. */
export const stateEnterprisePricing = defineLifecycle({
  initial: 'method-open',
  actions: [
    'choose-appraisal',
    'choose-valuation',
    'choose-market',
    'choose-exempt-listing',
    'record-value',
    'decide',
    'publish-notice',
    'confirm-notice',
    'settle',
    'offer',
    'award',
    'fail',
    'start-over',
  ],
  states: {
    'method-open': {
      'choose-appraisal': { to: 'valuing' },
      'choose-valuation': { to: 'valuing' },
      'choose-market': { to: 'collecting-refusals' },
      'choose-exempt-listing': { to: 'preparing-listing' },
    },
    valuing: { 'record-value': { to: 'valued', guard: 'value-on-file' }, ...startOver },
    valued: { decide: { to: 'decided', guard: 'decision-passed' }, ...startOver },
    'collecting-refusals': { decide: { to: 'decided', guard: 'three-refusals-and-decision' }, ...startOver },
    ...noticed,
    ...offered,
    ...end,
  },
});

/** Private parties agree as they like. */
export const privatePricing = defineLifecycle({
  initial: 'method-open',
  actions: ['agree-freely', 'start-over'],
  states: { 'method-open': { 'agree-freely': { to: 'settled', guard: 'price-named' } }, ...end },
});

export type PricingLifecycle = Lifecycle<PriceState, PriceAction, PriceGuard>;

/** By track. The tables name only their own states; outside of a track's states nothing is allowed. */
export const pricingLifecycles: Readonly<Record<PricingTrack, PricingLifecycle>> = {
  institute: institutePricing as unknown as PricingLifecycle,
  'state-enterprise': stateEnterprisePricing as unknown as PricingLifecycle,
  private: privatePricing as unknown as PricingLifecycle,
};

/** Which method an action chooses; undefined where it chooses none. */
export const methodChosenBy = (action: PriceAction): PriceMethod | undefined =>
  action === 'agree-freely' ? 'free' : priceMethods.find((method) => action === `choose-${method}`);
