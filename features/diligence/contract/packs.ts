/** Obligation packs in the house: those that ship with it, and versions that two persons of the office put into force. */
import { z } from 'zod';
import { localizedOut, route } from '@tongtu/platform/contract';
import { packStates } from '../domain/pack-lifecycle.ts';

/** The pack itself, as `domain/obligation-pack.ts` describes it. */
export const anyPack = z.record(z.string(), z.unknown());

/** No pack lies deeper than `elements.0.when.tracks.0`; what does would only be walked through, by whatever comes after this door. */
const deepest = 12;
const isShallow = (value: unknown, depth = 0): boolean =>
  typeof value !== 'object' || value === null || (depth < deepest && Object.values(value).every((one) => isShallow(one, depth + 1)));
const both = z.object({ zh: z.string(), en: z.string() });
export const article = z.object({
  id: z.string(),
  law: both,
  article: both,
  text: z.object({ zh: z.string(), en: z.string().exactOptional() }),
  confirmed: z.boolean(),
});
export type ArticleView = z.output<typeof article>;

export const obligationPackVersion = z.object({
  code: z.string(),
  version: z.number().int(),
  state: z.enum(packStates),
  /** Comes with the house; else somebody proposed it here. */
  shipped: z.boolean(),
  title: localizedOut,
  effectiveFrom: z.string(),
  proposedBy: z.string().nullable(),
  proposedAt: z.iso.datetime().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  content: anyPack,
  actions: z.array(z.enum(['approve', 'reject'])),
});
export type ObligationPackVersion = z.output<typeof obligationPackVersion>;

export const listObligationPacks = route({
  name: 'listObligationPacks',
  method: 'GET',
  path: '/api/obligation-packs',
  summary: 'All obligation packs in force, in every version; the office also sees what is proposed',
  response: z.object({ items: z.array(obligationPackVersion), actions: z.array(z.enum(['propose'])) }),
});
export const proposeObligationPack = route({
  name: 'proposeObligationPack',
  method: 'POST',
  path: '/api/obligation-packs',
  summary: 'Propose a new version of a pack; a second person of the office decides',
  body: z.object({ content: anyPack.refine((content) => isShallow(content), { error: 'value-refused' }) }),
  response: obligationPackVersion,
  status: 201,
  errors: ['obligation-pack-invalid', 'obligation-pack-taken'],
});
const params = z.object({ code: z.string().max(60), version: z.coerce.number().int().min(1).max(10_000) });
export const approveObligationPack = route({
  name: 'approveObligationPack',
  method: 'POST',
  path: '/api/obligation-packs/:code/versions/:version/approve',
  summary: 'Put a proposed version into force; not by who proposed it',
  params,
  response: obligationPackVersion,
  errors: ['obligation-pack-not-found', 'wrong-state', 'second-person-needed'],
});
export const rejectObligationPack = route({
  name: 'rejectObligationPack',
  method: 'POST',
  path: '/api/obligation-packs/:code/versions/:version/reject',
  summary: 'Refuse a proposed version',
  params,
  response: obligationPackVersion,
  errors: ['obligation-pack-not-found', 'wrong-state'],
});
