/** The JSON face of a plan, as it travels. Amounts are decimal text in the currency's own digits; shares `60%`, `0.6` or `3/5`. */
import { z } from 'zod';
import { localizedOut } from '@tongtu/platform/contract';
import { contributions, costCategories, entityTypes, partyRoles, pathways, profitStarts, sizes } from '../domain/plan.ts';

const shares = z.record(z.string(), z.string());
const name = localizedOut.exactOptional();
const contribution = z.enum(contributions).exactOptional();

export const sharingPlanJson = z.object({
  version: z.literal(1),
  title: localizedOut,
  currency: z.string(),
  pathway: z.enum(pathways),
  effectiveOn: z.string(),
  unit: z.object({ entityType: z.enum(entityTypes), size: z.enum(sizes).exactOptional(), region: z.string(), publishedRule: z.boolean() }),
  parties: z.array(z.object({ id: z.string(), role: z.enum(partyRoles), name, contribution })),
  base: z.union([z.object({ kind: z.literal('net'), deduct: z.array(z.enum(costCategories)) }), z.object({ kind: z.literal('gross') })]),
  steps: z
    .array(
      z.union([
        z.object({ kind: z.literal('recoup'), party: z.string(), upTo: z.string(), rate: z.string() }),
        z.object({ kind: z.literal('split'), upTo: z.string().exactOptional(), shares, caps: shares.exactOptional(), overflow: z.string().exactOptional() }),
      ]),
    )
    .exactOptional(),
  equity: z.object({ shares: z.string(), allocation: shares }).exactOptional(),
  annualProfit: z
    .object({ party: z.string(), rate: z.string(), years: z.number().int(), from: z.enum(profitStarts), startYear: z.number().int().exactOptional() })
    .exactOptional(),
  pool: z
    .object({ party: z.string(), members: z.array(z.object({ id: z.string(), weight: z.string(), main: z.boolean(), name, contribution })) })
    .exactOptional(),
  clawback: z.boolean(),
  rounding: z.object({ ties: z.array(z.string()) }),
  terms: z
    .object({
      reporting: z.boolean().exactOptional(),
      audit: z.boolean().exactOptional(),
      taxBearer: z.string().exactOptional(),
      guaranteedReturn: z.boolean().exactOptional(),
      management: z.boolean().exactOptional(),
    })
    .exactOptional(),
});
export type SharingPlanJson = z.output<typeof sharingPlanJson>;
