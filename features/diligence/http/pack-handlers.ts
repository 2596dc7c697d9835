/** Obligation packs: everybody reads them, two persons of the office change them. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { isAuditor, isSecretariat } from '@tongtu/kernel/reader';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { diligenceRoutes } from '../contract.ts';
import type { ObligationPackVersion } from '../contract/packs.ts';
import { approveObligationPack, rejectObligationPack } from '../use-cases/answer-obligation-pack.ts';
import { listObligationPacks, type SeenPack } from '../use-cases/list-obligation-packs.ts';
import { proposeObligationPack } from '../use-cases/propose-obligation-pack.ts';

const presentPack = ({ pack, stored, names, actions }: SeenPack): ObligationPackVersion => ({
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
  content: stored === null ? { ...pack } : { ...stored.content },
  actions: [...actions],
});

export const packHandlers = {
  listObligationPacks: async (context: Context) =>
    ok({
      items: (await listObligationPacks(context)).map(presentPack),
      actions: isSecretariat(context.reader) && !isAuditor(context.reader) ? ['propose' as const] : [],
    }),
  proposeObligationPack: (context, { body }) => mapResult(proposeObligationPack(context, body.content), presentPack),
  approveObligationPack: (context, { params }) => mapResult(approveObligationPack(context, params.code, params.version), presentPack),
  rejectObligationPack: (context, { params }) => mapResult(rejectObligationPack(context, params.code, params.version), presentPack),
} satisfies Partial<Handlers<typeof diligenceRoutes>>;
