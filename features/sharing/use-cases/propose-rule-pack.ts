/** A new version of a pack is proposed by one person of the office. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readRulePack } from '../domain/read-rule-pack.ts';
import { shippedPacks } from '../domain/rule-packs.ts';
import { insertPack, type StoredPack } from '../store/rule-packs.ts';
import { seenPack, type SeenPack } from './list-rule-packs.ts';

/** Kinds `pack-invalid` (errors with their place), `pack-version-taken` (details: code, version). */
export const proposeRulePack = async (context: Context, content: Readonly<Record<string, unknown>>): Promise<Result<SeenPack>> => {
  const read = readRulePack(content);
  if (!read.ok) return read;
  const { code, version } = read.value;
  const taken = fail('pack-version-taken', { field: 'content.version', details: { code, version } });
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
  await announce(context, { kind: 'rule-pack-proposed', subject: { type: 'rule-pack', id: pack.id }, changed: { code, version } });
  return ok(await seenPack(context, pack));
};
