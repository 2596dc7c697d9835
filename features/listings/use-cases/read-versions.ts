/** Published versions, and what changed between two of them. Where a field was more closed then or is more closed now, that holds: a new layer is not got round by an old version. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isMember } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { compareFaces, type Change } from '../domain/compare.ts';
import { discloseFace, strictestLayers } from '../domain/disclosure.ts';
import type { Version } from '../domain/listing.ts';
import { mayReadWorkingCopy, maySeePublisher } from '../policy.ts';
import { findVersion, listVersionHeads } from '../store/listings.ts';
import { seenListing, type Seen } from './find.ts';

export type VersionHead = { readonly version: number; readonly publishedAt: Date; readonly publishedBy: string | null };
export type VersionView = VersionHead & { readonly title: Version['title']; readonly body: Readonly<Record<string, unknown>> };

/** A version that was for members only stays so. */
const isFor = (context: Context, seen: Seen, audience: Version['audience']): boolean =>
  audience === 'public' || isMember(context.reader) || mayReadWorkingCopy(context.reader, seen.listing);

/** Names of publishers, for the organization's own people and who looks after the platform. */
const publishers = async (context: Context, seen: Seen, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> =>
  maySeePublisher(context.reader, seen.listing) ? personNamesByIds(context.tx, [...new Set(ids.filter((id) => id !== null))]) : new Map();

/** Kind `listing-not-found`. */
export const listVersions = async (context: Context, id: string): Promise<Result<readonly VersionHead[]>> => {
  const seen = await seenListing(context, id);
  if (!seen.ok) return seen;
  const heads = (await listVersionHeads(context.tx, id)).filter((head) => isFor(context, seen.value, head.audience));
  const names = await publishers(
    context,
    seen.value,
    heads.map((head) => head.published_by),
  );
  return ok(heads.map((head) => ({ version: head.version, publishedAt: head.published_at, publishedBy: names.get(head.published_by ?? '') ?? null })));
};

const readVersions = async (
  context: Context,
  id: string,
  numbers: readonly number[],
): Promise<Result<readonly VersionView[]> & { kind?: never; seen?: Seen }> => {
  const seen = await seenListing(context, id);
  if (!seen.ok) return seen;
  const found: Version[] = [];
  for (const number of numbers) {
    const version = await findVersion(context.tx, id, number);
    if (version === undefined || !isFor(context, seen.value, version.audience)) return fail('version-not-found', { details: { version: number } });
    found.push(version);
  }
  const { listing, clearance } = seen.value;
  const layers = strictestLayers(listing.kind, listing.layers, ...found.map((version) => version.layers));
  const names = await publishers(
    context,
    seen.value,
    found.map((version) => version.publishedBy),
  );
  return {
    ...ok(
      found.map((version) => ({
        version: version.version,
        publishedAt: version.publishedAt,
        publishedBy: names.get(version.publishedBy ?? '') ?? null,
        title: version.title,
        body: discloseFace(listing.kind, { body: version.body, layers }, clearance).body,
      })),
    ),
    seen: seen.value,
  };
};

/** Kinds `listing-not-found`, `version-not-found`. */
export const getVersion = async (context: Context, id: string, number: number): Promise<Result<VersionView>> => {
  const read = await readVersions(context, id, [number]);
  return read.ok ? ok(read.value[0]!) : read;
};

/** What changed, for this reader: a change in a field that he does not see is none for him. Kinds as `getVersion`. */
export const compareVersions = async (
  context: Context,
  id: string,
  from: number,
  to: number,
): Promise<Result<{ from: VersionView; to: VersionView; changes: readonly Change[] }>> => {
  const read = await readVersions(context, id, [from, to]);
  if (!read.ok) return read;
  const [before, after] = [read.value[0]!, read.value[1]!];
  return ok({ from: before, to: after, changes: compareFaces(read.seen!.listing.kind, before, after) });
};
