/** Cases that the reader may see: of his units, of committees in which he sits; the office and auditors see all. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { nameShown } from '../domain/name-key.ts';
import { isPlatform } from '../policy.ts';
import { pageOfCases } from '../store/cases.ts';
import { committeeIdsOfMember } from '../store/committees.ts';
import { pageOf, readCursor } from './page-cursor.ts';

export type CaseLine = { readonly case: Case; readonly organizationName: Localized; readonly counterpartyName: Localized | null };

/** The latest change first. Kind `malformed-cursor`. */
export const listCases = async (
  { tx, reader }: Pick<Context, 'tx' | 'reader'>,
  asked: {
    readonly organizationId?: string | undefined;
    readonly state?: Case['state'] | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<Result<{ readonly items: readonly CaseLine[]; readonly next: string | null }>> => {
  const after = readCursor(asked.after);
  if (!after.ok) return after;
  const all = isPlatform(reader);
  const rows = await pageOfCases(
    tx,
    {
      all,
      organizationIds: reader.memberships.map(({ organizationId }) => organizationId),
      committeeIds: all || reader.personId === undefined ? [] : await committeeIdsOfMember(tx, reader.personId),
      organizationId: asked.organizationId,
      state: asked.state,
    },
    after.value,
    asked.limit + 1,
  );
  const { items, next } = pageOf(rows, asked.limit, (one) => ({ at: one.changedAt, id: one.id }));
  const organizations = await organizationCardsByIds(
    tx,
    items.flatMap(({ organizationId, counterparty }) => [organizationId, ...(counterparty.organizationId === null ? [] : [counterparty.organizationId])]),
  );
  const lines = items.map((one): CaseLine => {
    const { organizationId, name } = one.counterparty;
    const other = organizationId === null ? undefined : organizations.get(organizationId)?.name;
    return {
      case: one,
      organizationName: organizations.get(one.organizationId)?.name ?? {},
      counterpartyName: other ?? (name === null ? null : nameShown(name)),
    };
  });
  return ok({ items: lines, next });
};
