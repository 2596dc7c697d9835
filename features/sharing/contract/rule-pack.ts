/** The JSON face of a rule pack, as it is edited, approved and stored. `readRulePack` is the door; shares are text, `50%`. */
import { z } from 'zod';
import { costCategories, entityTypes, pathways, profitStarts } from '../domain/plan.ts';
import { noticeObjects, noticePlaces, ruleKinds, strengths, ttoBases } from '../domain/rule-pack.ts';
import { bothLanguages } from './check.ts';

/** One shape for all kinds: a kind has those of the optional fields that `fieldsOfKind` (domain/read-rule-pack.ts) names. */
export const packRuleJson = z.object({
  id: z.string(),
  kind: z.enum(ruleKinds),
  strength: z.enum(strengths),
  article: bothLanguages,
  text: bothLanguages,
  confirmed: z.boolean().exactOptional(),
  pathways: z.array(z.enum(pathways)).exactOptional(),
  least: z.string().exactOptional(),
  /** A share; of an equity cap one for each size. */
  most: z.union([z.string(), z.object({ large: z.string(), medium: z.string(), small: z.string() })]).exactOptional(),
  yearsLeast: z.number().int().exactOptional(),
  yearsMost: z.number().int().exactOptional(),
  from: z.enum(profitStarts).exactOptional(),
  of: z.enum([...ttoBases, ...noticeObjects]).exactOptional(),
  /** Null where the article names no number of days. */
  days: z.number().int().nullable().exactOptional(),
  places: z.array(z.enum(noticePlaces)).exactOptional(),
});

export const rulePackJson = z.object({
  code: z.string(),
  version: z.number().int(),
  title: bothLanguages,
  region: z.string(),
  entityTypes: z.array(z.enum(entityTypes)),
  effectiveFrom: z.string(),
  effectiveTo: z.string().exactOptional(),
  netIncome: z.object({ allowed: z.array(z.enum(costCategories)), article: bothLanguages, text: bothLanguages }).nullable(),
  countsTto: z.boolean(),
  rules: z.array(packRuleJson),
});
export type RulePackJson = z.output<typeof rulePackJson>;
