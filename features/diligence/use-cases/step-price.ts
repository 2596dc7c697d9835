/** A step on the track of the price. Its guard is answered from facts; nobody can say that a thing was done which is not there. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { guardHolds, resultOf, type PriceFacts } from '../domain/price-facts.ts';
import { methodChosenBy, pricingLifecycles, type PriceAction } from '../domain/pricing.ts';
import { mayWorkCase } from '../policy.ts';
import { insertPricingStep } from '../store/pricing-steps.ts';
import { caseSaid } from './check-fields.ts';
import { keepCase } from './keep-case.ts';
import { factsOf } from './price-facts.ts';
import { workedCase } from './seen-case.ts';

/** What a sale brought is the price from then on. */
const priceAfter = (action: PriceAction, one: Case, facts: PriceFacts): Case['price'] => {
  const result = action === 'award' ? resultOf(facts)?.amount : undefined;
  return result === undefined || result === null ? one.price : { ...one.price, amount: result };
};

/** Kinds `case-not-found`, `not-allowed`, `wrong-state` (details: state, action, allowed), `price-guard-refused` (details: state, action, guard). */
export const stepPrice = async (
  context: Context,
  caseId: string,
  { action, words }: { readonly action: PriceAction; readonly words?: string | undefined },
): Promise<Result<Case>> => {
  const worked = await workedCase(context, caseId, mayWorkCase);
  if (!worked.ok) return worked;
  const before = worked.value.case;
  if (before.state !== 'open') return fail('wrong-state', { details: { state: before.state, action, allowed: [] } });
  const facts = await factsOf(context, before);
  const to = pricingLifecycles[before.track].next(before.priceState, action, (guard) => guardHolds(facts.price, guard));
  if (!to.ok) return to.error.kind === 'guard-refused' ? fail('price-guard-refused', { details: to.error.details ?? {} }) : to;
  const method = methodChosenBy(action) ?? (to.value === 'method-open' ? null : before.method);
  const after: Case = { ...before, priceState: to.value, method, price: priceAfter(action, before, facts.price) };
  const position = (facts.steps.at(-1)?.position ?? 0) + 1;
  await insertPricingStep(context.tx, caseId, {
    position,
    action,
    from: before.priceState,
    to: to.value,
    method,
    words: words ?? null,
    personId: context.reader.personId ?? null,
    at: context.now,
  });
  await announce(context, {
    kind: 'price-step-taken',
    subject: { type: 'diligence-case', id: caseId },
    organizationId: before.organizationId,
    changed: { position, action, from: before.priceState, to: to.value, method, words: words ?? null, price: caseSaid(after).price },
  });
  return ok(await keepCase(context, after));
};
