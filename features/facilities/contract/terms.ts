/** The terms that protect both sides: an owner chooses, the text is made of versioned data (`data/agreement-terms.json`). */
import { z } from 'zod';
import { localized, localizedOut } from '@tongtu/platform/contract';

/** Who owns the results that a test brings, and the data. Without a word Civil Code 885 gives new results to the provider. */
export const ownerships = ['customer', 'provider', 'joint'] as const;
/** `paid-use`: a fee is agreed; `verification`: only verifies or tests after completion. Both keep the provider's conditions from making it a service result (SPC interpretation art. 4). */
export const feeBases = ['paid-use', 'verification'] as const;

type Words = typeof localized | (() => typeof localizedOut);
const termsOf = <W extends Words>(words: W) =>
  z.object({
    resultOwnership: z.enum(ownerships),
    dataOwnership: z.enum(ownerships),
    /** May the provider keep operating data (not results) for running the machine? */
    operatingData: z.boolean(),
    feeBasis: z.enum(feeBases),
    confidentialityYears: z.number().int().min(0).max(30),
    safety: (words(4000, { multiline: true }) as ReturnType<W>).optional(),
    further: (words(4000, { multiline: true }) as ReturnType<W>).optional(),
  });
export const terms = termsOf(localized);
/** As it is stored and answered: its texts have been cleaned. */
export const termsOut = termsOf(() => localizedOut);
export type Terms = z.output<typeof terms>;

/** Text in both languages as it stands, and its SHA-256 over the canonical bytes of `{ zh, en }`. */
export const testAgreement = z.object({
  revision: z.number().int(),
  termsVersion: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
  sha256: z.string(),
  providerAcceptedAt: z.iso.datetime().nullable(),
  providerAcceptedBy: z.string().nullable(),
  customerAcceptedAt: z.iso.datetime().nullable(),
  customerAcceptedBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
});
export type TestAgreement = z.output<typeof testAgreement>;
