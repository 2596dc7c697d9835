/** Every kind of card can be matched with every other kind; these are the others, the most asked-for first. */
import type { ListingKind } from '@tongtu/listings/contract';

export const targetsOf: Readonly<Record<ListingKind, readonly ListingKind[]>> = {
  achievement: ['need', 'facility', 'fund'],
  need: ['achievement', 'facility', 'fund'],
  facility: ['achievement', 'need', 'fund'],
  fund: ['achievement', 'need', 'facility'],
};

export const asKind = (text: string): ListingKind | undefined => (Object.hasOwn(targetsOf, text) ? (text as ListingKind) : undefined);
