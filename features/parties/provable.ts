/** What happens to parties that somebody may have to prove: who was let in, by whom, and who held the office. */
export const partyEvidence: readonly string[] = [
  'organization-applied',
  'organization-verified',
  'organization-declined',
  'organization-suspended',
  'organization-reinstated',
  'platform-roles-changed',
];
