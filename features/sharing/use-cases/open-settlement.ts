/** Books begin with the first version that is in force, and learn of every later one. */
import { openLedger } from '@tongtu/ledger';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { accountsOf } from '../domain/accounts.ts';
import { readersOf } from '../domain/bindings.ts';
import { emptySettlement } from '../domain/settle.ts';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { latestEventDay } from '../store/income-events.ts';
import { insertSettlement, lockOpenVersion, settlementsOf } from '../store/settlements.ts';
import { findVersion } from '../store/versions.ts';

/**
 * Called in the transaction in which the version enters into force. The ledger has the plan's id; organizations behind parties read
 * it. Waits for an event that is being recorded, and whoever records one afterwards sees the version. Kinds `settlement-began` (an
 * event lies on a day of the version already; details: day), `settlement-closed`, `currency-changed` (a loss and a ledger know one
 * currency; details: currency), those of `openLedger`.
 */
export const openSettlement = async (context: Context, plan: StoredPlan, version: StoredVersion): Promise<Result<true>> => {
  const { tx, now } = context;
  const open = await lockOpenVersion(tx, plan.id);
  if (open === undefined) {
    if ((await settlementsOf(tx, plan.id)).length > 0) return fail('settlement-closed');
    await insertSettlement(tx, plan.id, { version: version.version, isOpen: true, state: emptySettlement, position: 0 }, now);
  } else {
    const [day, before] = [await latestEventDay(tx, plan.id), await findVersion(tx, plan.id, open)];
    if (day !== undefined && day >= version.effectiveOn) return fail('settlement-began', { details: { day } });
    if (before!.tree.currency !== version.tree.currency) return fail('currency-changed', { details: { currency: before!.tree.currency } });
  }
  const opened = await openLedger(context, {
    id: plan.id,
    organizationId: plan.organizationId,
    name: version.tree.title,
    readers: readersOf(version.bindings).flatMap(({ id, kind }) => (kind === 'organization' ? [id] : [])),
    accounts: accountsOf(version),
  });
  return opened.ok ? ok(true) : opened;
};
