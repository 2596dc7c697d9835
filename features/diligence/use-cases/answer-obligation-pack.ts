/** The second person puts a proposed version into force, or refuses it. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { packLifecycle, type PackAction } from '../domain/pack-lifecycle.ts';
import { answerPack, lockPack } from '../store/obligation-packs.ts';
import { seenPack, type SeenPack } from './list-obligation-packs.ts';
import { packHash } from './packs.ts';

const answer = async (context: Context, code: string, version: number, action: PackAction): Promise<Result<SeenPack>> => {
  const pack = await lockPack(context.tx, code, version);
  if (pack === undefined) return fail('obligation-pack-not-found');
  const isSecond = pack.proposedBy !== context.reader.personId;
  const next = packLifecycle.next(pack.state, action, () => isSecond);
  if (!next.ok) return next.error.kind === 'guard-refused' ? fail('second-person-needed') : next;
  const answered = { ...pack, state: next.value, answeredBy: context.reader.personId!, answeredAt: context.now };
  await answerPack(context.tx, answered);
  await announce(context, {
    kind: action === 'approve' ? 'obligation-pack-approved' : 'obligation-pack-rejected',
    subject: { type: 'obligation-pack', id: pack.id },
    changed: { code, version, sha256: packHash(pack.content) },
  });
  return ok(await seenPack(context, answered));
};

/** Kinds `obligation-pack-not-found`, `wrong-state`, `second-person-needed`. */
export const approveObligationPack = (context: Context, code: string, version: number): Promise<Result<SeenPack>> => answer(context, code, version, 'approve');
/** Whoever proposed it may take it back this way. Kinds `obligation-pack-not-found`, `wrong-state`. */
export const rejectObligationPack = (context: Context, code: string, version: number): Promise<Result<SeenPack>> => answer(context, code, version, 'reject');
