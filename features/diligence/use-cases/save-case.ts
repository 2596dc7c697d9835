/** What a case says is changed while it is open. What the committee decides about, and what the public was told, stands. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { CaseFields } from '../contract/cases.ts';
import type { Case } from '../domain/case.ts';
import { isCounterpartyNamed } from '../domain/clearing.ts';
import { isPriceFixed, isSoldPublicly, type PriceFacts } from '../domain/price-facts.ts';
import { mayWorkCase } from '../policy.ts';
import { caseSaid, checkFields, type WrittenCase } from './check-fields.ts';
import { keepCase } from './keep-case.ts';
import { factsOf } from './price-facts.ts';
import { workedCase } from './seen-case.ts';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Which of price, pathway and counterparty would change though they stand fixed. */
const fixedChanges = (before: Case, after: WrittenCase, price: PriceFacts): string[] => {
  const [was, is] = [caseSaid(before), caseSaid(after)];
  const buyerFound = isSoldPublicly(price) && !isCounterpartyNamed({ case: before });
  return [
    ...(isSame(was.price, is.price) ? [] : ['price']),
    ...(was.pathway === is.pathway ? [] : ['pathway']),
    ...(isSame([was.counterparty.organizationId, was.counterparty.name], [is.counterparty.organizationId, is.counterparty.name]) || buyerFound
      ? []
      : ['counterparty']),
  ];
};

/**
 * Kinds `case-not-found`, `not-allowed`, `wrong-state`, `revision-conflict` (details: revision), `price-fixed` (details: fields), and
 * those of `checkFields`.
 */
export const saveCase = async (
  context: Context,
  caseId: string,
  { revision, fields }: { readonly revision: number; readonly fields: CaseFields },
): Promise<Result<Case>> => {
  const worked = await workedCase(context, caseId, mayWorkCase);
  if (!worked.ok) return worked;
  const before = worked.value.case;
  if (before.state !== 'open') return fail('wrong-state', { details: { state: before.state } });
  if (before.revision !== revision) return fail('revision-conflict', { details: { revision: before.revision } });
  const written = await checkFields(context, before.organizationId, fields, before);
  if (!written.ok) return written;
  const { price } = await factsOf(context, before);
  const fixed = isPriceFixed(price) ? fixedChanges(before, written.value, price) : [];
  if (fixed.length > 0) return fail('price-fixed', { details: { fields: fixed } });
  const after: Case = { ...before, ...written.value, revision: revision + 1 };
  await announce(context, {
    kind: 'case-saved',
    subject: { type: 'diligence-case', id: caseId },
    organizationId: before.organizationId,
    changed: { ...caseSaid(after), revision: after.revision },
  });
  return ok(await keepCase(context, after));
};
