/** Rule packs in the house: those that ship with it, and versions that two persons of the office put into force. */
import { z } from 'zod';
import { localizedOut, route } from '@tongtu/platform/contract';
import { packStates } from '../domain/pack-lifecycle.ts';

/** The pack itself, as `domain/rule-pack.ts` reads it. */
export const anyPack = z.record(z.string(), z.unknown());

export const packVersion = z.object({
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
export type PackVersion = z.output<typeof packVersion>;

export const listRulePacks = route({
  name: 'listRulePacks',
  method: 'GET',
  path: '/api/rule-packs',
  summary: 'All rule packs in force, in every version; the office also sees what is proposed',
  response: z.object({ items: z.array(packVersion), actions: z.array(z.enum(['propose'])) }),
});
export const proposeRulePack = route({
  name: 'proposeRulePack',
  method: 'POST',
  path: '/api/rule-packs',
  summary: 'Propose a new version of a pack; a second person of the office decides',
  body: z.object({ content: anyPack }),
  response: packVersion,
  status: 201,
  errors: ['pack-invalid', 'pack-version-taken'],
});
const params = z.object({ code: z.string().max(60), version: z.coerce.number().int().min(1).max(10_000) });
export const approveRulePack = route({
  name: 'approveRulePack',
  method: 'POST',
  path: '/api/rule-packs/:code/versions/:version/approve',
  summary: 'Put a proposed version into force; not by who proposed it',
  params,
  response: packVersion,
  errors: ['pack-not-found', 'wrong-state', 'second-person-needed'],
});
export const rejectRulePack = route({
  name: 'rejectRulePack',
  method: 'POST',
  path: '/api/rule-packs/:code/versions/:version/reject',
  summary: 'Refuse a proposed version',
  params,
  response: packVersion,
  errors: ['pack-not-found', 'wrong-state'],
});
export type PackId = z.output<typeof params>;
