/** Rule packs: everybody reads them, two persons of the office change them. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { isAuditor, isSecretariat } from '@tongtu/kernel/reader';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { sharingRoutes } from '../contract.ts';
import type { PackVersion } from '../contract/packs.ts';
import { writeRulePack } from '../domain/read-rule-pack.ts';
import { approveRulePack, rejectRulePack } from '../use-cases/answer-rule-pack.ts';
import { listRulePacks, type SeenPack } from '../use-cases/list-rule-packs.ts';
import { proposeRulePack } from '../use-cases/propose-rule-pack.ts';

const presentPack = ({ pack, stored, names, actions }: SeenPack): PackVersion => ({
  code: pack.code,
  version: pack.version,
  state: stored?.state ?? 'approved',
  shipped: stored === null,
  title: pack.title,
  effectiveFrom: pack.effectiveFrom,
  proposedBy: stored === null ? null : (names.get(stored.proposedBy) ?? null),
  proposedAt: stored?.proposedAt.toISOString() ?? null,
  answeredBy: stored?.answeredBy ? (names.get(stored.answeredBy) ?? null) : null,
  answeredAt: stored?.answeredAt?.toISOString() ?? null,
  content: stored === null ? writeRulePack(pack) : { ...stored.content },
  actions: [...actions],
});

export const packHandlers = {
  listRulePacks: async (context: Context) =>
    ok({
      items: (await listRulePacks(context)).map(presentPack),
      actions: isSecretariat(context.reader) && !isAuditor(context.reader) ? ['propose' as const] : [],
    }),
  proposeRulePack: (context, { body }) => mapResult(proposeRulePack(context, body.content), presentPack),
  approveRulePack: (context, { params }) => mapResult(approveRulePack(context, params.code, params.version), presentPack),
  rejectRulePack: (context, { params }) => mapResult(rejectRulePack(context, params.code, params.version), presentPack),
} satisfies Partial<Handlers<typeof sharingRoutes>>;
