/** A new version of a pack is proposed by one person of the office. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readObligationPack } from '../domain/read-obligation-pack.ts';
import { shippedPacks } from '../domain/shipped-packs.ts';
import { insertPack, type StoredPack } from '../store/obligation-packs.ts';
import { seenPack, type SeenPack } from './list-obligation-packs.ts';
import { packHash } from './packs.ts';

/** Kinds `obligation-pack-invalid` (errors with their place), `obligation-pack-taken` (details: code, version). */
export const proposeObligationPack = async (context: Context, content: Readonly<Record<string, unknown>>): Promise<Result<SeenPack>> => {
  const read = readObligationPack(content);
  if (!read.ok) return read;
  const { code, version } = read.value;
  const taken = fail('obligation-pack-taken', { field: 'content.version', details: { code, version } });
  if (shippedPacks.some((pack) => pack.code === code && pack.version === version)) return taken;
  const pack: StoredPack = {
    id: context.newId(),
    code,
    version,
    state: 'proposed',
    content,
    proposedBy: context.reader.personId!,
    proposedAt: context.now,
    answeredBy: null,
    answeredAt: null,
  };
  if (!(await insertPack(context.tx, pack))) return taken;
  await announce(context, {
    kind: 'obligation-pack-proposed',
    subject: { type: 'obligation-pack', id: pack.id },
    changed: { code, version, sha256: packHash(content) },
  });
  return ok(await seenPack(context, pack));
};
