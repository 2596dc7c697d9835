/** The end of a plan's books: what floors left over is handed out, and no event follows. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, type Result } from '@tongtu/kernel/result';
import { isDay } from '../domain/read-fields.ts';
import { latestEventDay } from '../store/income-events.ts';
import { getSettlement, type SettlementSeen } from './get-settlement.ts';
import { closeVersion, keepBooks, openBooks, writeBooks } from './keep-books.ts';

/** Kinds `plan-not-found`, `not-allowed`, `not-in-force`, `settlement-closed`, `date-malformed`, `closing-too-early` (details: day of the last event). */
export const closeSettlement = async (context: Context, planId: string, on: string): Promise<Result<SettlementSeen>> => {
  const open = await openBooks(context, planId);
  if (!open.ok) return open;
  if (!isDay(on)) return fail('date-malformed', { field: 'on' });
  const { effectiveOn } = open.value.heads.find(({ version }) => version === open.value.version)!;
  const day = (await latestEventDay(context.tx, planId)) ?? effectiveOn;
  if (on < day) return fail('closing-too-early', { field: 'on', details: { day } });
  const kept = await keepBooks(context, planId, open.value);
  await closeVersion(context, kept, on, true);
  const written = await writeBooks(context, kept, true);
  if (!written.ok) return written;
  await announce(context, {
    kind: 'settlement-closed',
    subject: { type: 'sharing-plan', id: planId },
    organizationId: open.value.organizationId,
    changed: { version: open.value.version, on },
  });
  return getSettlement(context, planId);
};
