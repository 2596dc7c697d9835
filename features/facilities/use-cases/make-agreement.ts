/** The test agreement of a booking as it is kept: its text, and the hash by which it is accepted. */
import { createHash } from 'node:crypto';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import type { TestAgreement } from '../domain/booking.ts';
import { agreementText, type AgreementFacts } from '../domain/test-agreement.ts';

export type { AgreementFacts } from '../domain/test-agreement.ts';

/** SHA-256 over the canonical bytes of `{ zh, en }`, hexadecimal. */
export const hashOfText = (text: { readonly zh: string; readonly en: string }): string => createHash('sha256').update(canonicalBytes(text)).digest('hex');

/** Accepted by nobody yet. */
export const makeAgreement = (facts: AgreementFacts, revision: number, now: Date): TestAgreement => {
  const { termsVersion, text } = agreementText(facts);
  return {
    facilityId: facts.booking.facilityId,
    bookingId: facts.booking.id,
    revision,
    termsVersion,
    text: { zh: text.zh, en: text.en },
    sha256: hashOfText(text),
    providerAcceptedAt: null,
    providerAcceptedBy: null,
    customerAcceptedAt: null,
    customerAcceptedBy: null,
    madeAt: now,
  };
};
