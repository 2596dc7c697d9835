/** Who holds how much of whom: read, recorded, ended. */
import { organizationById, organizationCardsByIds } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isDay } from '../domain/case-day.ts';
import { nameKey, nameShown } from '../domain/name-key.ts';
import { mostHeld, percentOf, percentText, wholeParts, type Shareholding } from '../domain/shareholding.ts';
import { isInside, isPlatform, mayBindUnit, mayReadShareholdings } from '../policy.ts';
import { endShareholdingRow, heldBy, holdersOf, insertShareholding, lockShares } from '../store/shareholdings.ts';

export type SeenShareholding = { readonly shareholding: Shareholding; readonly holderName: Localized; readonly heldName: Localized };
export type SeenShareholdings = {
  readonly holders: readonly SeenShareholding[];
  readonly held: readonly SeenShareholding[];
  readonly actions: readonly 'record'[];
};

const see = async ({ tx }: Pick<Context, 'tx'>, list: readonly Shareholding[]): Promise<SeenShareholding[]> => {
  const cards = await organizationCardsByIds(
    tx,
    list.flatMap(({ heldId, holder }) => [heldId, ...(holder.organizationId === null ? [] : [holder.organizationId])]),
  );
  return list.map((shareholding) => ({
    shareholding,
    holderName: cards.get(shareholding.holder.organizationId ?? '')?.name ?? nameShown(shareholding.holder.name ?? ''),
    heldName: cards.get(shareholding.heldId)?.name ?? {},
  }));
};

/** Kind `organization-not-found`. */
const seenOrganization = async ({ tx, reader }: Context, organizationId: string): Promise<Result<true>> => {
  const found = await organizationById(tx, organizationId);
  const isSeen = found !== undefined && (isInside(reader, found.id) || isPlatform(reader) || (found.state === 'verified' && mayReadShareholdings(reader)));
  return isSeen ? ok(true) : fail('organization-not-found');
};

/** Holdings that ended too, in the order in which they began. Kind `organization-not-found`. */
export const listShareholdings = async (context: Context, organizationId: string): Promise<Result<SeenShareholdings>> => {
  const seen = await seenOrganization(context, organizationId);
  if (!seen.ok) return seen;
  return ok({
    holders: await see(context, await holdersOf(context.tx, [organizationId])),
    held: await see(context, await heldBy(context.tx, organizationId)),
    actions: mayBindUnit(context.reader, { organizationId }) ? ['record'] : [],
  });
};

/** For writing: who binds the organization; its shares are held until the transaction ends. Kinds `organization-not-found`, `not-allowed`. */
const boundOrganization = async (context: Context, organizationId: string): Promise<Result<true>> => {
  const seen = await seenOrganization(context, organizationId);
  if (!seen.ok) return seen;
  if (!mayBindUnit(context.reader, { organizationId })) return fail('not-allowed');
  await lockShares(context.tx, organizationId);
  return ok(true);
};

export type GivenShareholding = {
  readonly holderOrganizationId: string | null;
  readonly holderName: string | null;
  readonly share: string;
  readonly since: string;
  readonly source: string;
};

/**
 * A holding that goes on from `since`. Kinds `organization-not-found`, `not-allowed`, `percent-malformed`, `date-malformed`,
 * `declaration-incomplete` (nobody holds it, or the organization itself), `shares-above-whole` (details: most, per cent).
 */
export const recordShareholding = async (context: Context, organizationId: string, given: GivenShareholding): Promise<Result<SeenShareholding>> => {
  const { tx, reader, now } = context;
  const bound = await boundOrganization(context, organizationId);
  if (!bound.ok) return bound;
  const share = percentOf(given.share);
  if (share === undefined) return fail('percent-malformed', { field: 'body.share' });
  if (!isDay(given.since)) return fail('date-malformed', { field: 'body.since' });
  const name = given.holderOrganizationId === null ? given.holderName : null;
  if (given.holderOrganizationId === null && (name === null || nameKey(name) === '')) return fail('declaration-incomplete', { field: 'body.holderName' });
  if (given.holderOrganizationId === organizationId) return fail('declaration-incomplete', { field: 'body.holderOrganizationId' });
  if (given.holderOrganizationId !== null && (await organizationById(tx, given.holderOrganizationId)) === undefined)
    return fail('organization-not-found', { field: 'body.holderOrganizationId' });
  const shareholding: Shareholding = {
    id: context.newId(),
    heldId: organizationId,
    holder: { organizationId: given.holderOrganizationId, name },
    share: percentText(share),
    since: given.since,
    until: null,
    source: given.source,
  };
  const most = mostHeld([...(await holdersOf(tx, [organizationId])), shareholding]);
  if (most > wholeParts) return fail('shares-above-whole', { field: 'body.share', details: { most: percentText(most) } });
  await insertShareholding(tx, shareholding, reader.personId ?? null, now);
  await announce(context, {
    kind: 'shareholding-recorded',
    subject: { type: 'shareholding', id: shareholding.id },
    organizationId,
    changed: { holder: shareholding.holder.organizationId, share: shareholding.share, since: shareholding.since },
  });
  return ok((await see(context, [shareholding]))[0]!);
};

/**
 * Kinds `organization-not-found`, `not-allowed`, `shareholding-not-found`, `date-malformed`, `wrong-state` (it has ended already),
 * `range-reversed` (before it began).
 */
export const endShareholding = async (context: Context, organizationId: string, shareholdingId: string, until: string): Promise<Result<SeenShareholding>> => {
  const bound = await boundOrganization(context, organizationId);
  if (!bound.ok) return bound;
  const found = (await holdersOf(context.tx, [organizationId])).find(({ id }) => id === shareholdingId);
  if (found === undefined) return fail('shareholding-not-found');
  if (!isDay(until)) return fail('date-malformed', { field: 'body.until' });
  if (found.until !== null) return fail('wrong-state', { details: { state: 'ended', action: 'end' } });
  if (until < found.since) return fail('range-reversed', { field: 'body.until' });
  await endShareholdingRow(context.tx, found.id, until);
  await announce(context, {
    kind: 'shareholding-ended',
    subject: { type: 'shareholding', id: found.id },
    organizationId,
    changed: { until },
  });
  return ok((await see(context, [{ ...found, until }]))[0]!);
};
