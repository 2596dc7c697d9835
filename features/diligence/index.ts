/** What features on upper floors may use of diligence: they give evidence in the transaction in which something happened. */
export { giveEvidence, type GivenEvidence } from './use-cases/give-evidence.ts';
export { seenCase, workedCase, type SeenCase } from './use-cases/seen-case.ts';
export type { Case } from './domain/case.ts';
export type { Evidence, EvidenceKind } from './domain/evidence.ts';
