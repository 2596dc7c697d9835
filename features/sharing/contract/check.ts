/**
 * What the legal check answers, as `tongtu sharing check FILE --json` prints it. Amounts are decimal text in the digits of the plan's
 * currency; the figures of an equity rule are whole shares (`figures: 'shares'`). Shares and ratios are exact text: `50%`, `1/3`.
 * The sentence of a finding stands in the locales under `check.findings.<code>`; `findingValues` (domain/check/finding-values.ts)
 * gives its values. Articles and what they say come from the rule pack, in both languages.
 */
import { z } from 'zod';
import { holdings, ruleNames, severities, verdicts } from '../domain/check/words.ts';

export { holdings, ruleNames, severities, verdicts };

/** In both languages, always. */
export const bothLanguages = z.object({ zh: z.string(), en: z.string() });

export const finding = z.object({
  rule: z.enum(ruleNames),
  /** Code of the pack, and which version of it; empty and 0 where no pack applies. Of a conflict: the pack of the floor. */
  pack: z.string(),
  packVersion: z.number().int(),
  /** The citation. */
  article: bothLanguages,
  /** What the article says, in short. */
  says: bothLanguages,
  severity: z.enum(severities),
  holds: z.enum(holdings),
  /** With `holds: 'from'`: the least amount beyond which it always holds, rounded up to a minor unit. */
  from: z.string().exactOptional(),
  /** With `holds: 'never'`, where it holds for small amounts: the amount up to which it does, rounded down. */
  until: z.string().exactOptional(),
  /** The least whole income at which what is paid is less than what is required. */
  counterexample: z.object({ income: z.string(), paid: z.string(), required: z.string() }).exactOptional(),
  /** The least ratio of what is paid to income, and the largest income at which it is reached; null where it is only approached, ever nearer. */
  worst: z.object({ income: z.string().nullable(), ratio: z.string() }).exactOptional(),
  /** What amounts count. */
  figures: z.enum(['money', 'shares']),
  /** Names the sentence: `check.findings.<code>`. */
  code: z.string(),
  /** Further facts for the sentence: shares as text (`50%`), numbers, ids of parties and members, codes of packs. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type Finding = z.output<typeof finding>;

export const checkReport = z.object({
  /** The worst severity: information alone is lawful. */
  verdict: z.enum(verdicts).exclude(['invalid']),
  /** Worst first. */
  findings: z.array(finding),
});
export type CheckReport = z.output<typeof checkReport>;

/** A plan that could not be read: nothing was checked. `path` is the place in the tree, `steps.1.shares.team`. */
export const invalidReport = z.object({
  verdict: z.literal('invalid'),
  findings: z.array(finding).max(0),
  errors: z.array(z.object({ kind: z.string(), path: z.string(), message: z.string() })),
});
export const checkAnswer = z.union([checkReport, invalidReport]);
export type CheckAnswer = z.output<typeof checkAnswer>;
