/** What happens to listings that somebody may have to prove: what was offered when, and who was given access. */
export const listingEvidence: readonly string[] = [
  'listing-submitted',
  'listing-returned',
  'listing-published',
  'listing-paused',
  'listing-resumed',
  'listing-closed',
  'listing-withdrawn',
  'listing-reviewed',
  'access-requested',
  'access-granted',
  'access-declined',
];
