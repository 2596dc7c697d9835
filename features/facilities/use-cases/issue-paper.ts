/** Writes one statement or credit note with all that it says frozen: names, times, computation. The provider's books are locked by the caller. */
import { createHash } from 'node:crypto';
import { contactsOf, organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import { inLanguage } from '@tongtu/kernel/localized';
import { formatMoney, isCurrency } from '@tongtu/kernel/money';
import type { StatementLine } from '../contract/statements.ts';
import type { StoredCharge } from '../domain/booking.ts';
import { numberOf, statedFacts, totalOf, type StoredStatement } from '../domain/statement.ts';
import { bookingsByIds } from '../store/bookings-of-charges.ts';
import { putOnStatement } from '../store/charges.ts';
import { resourcesOf } from '../store/facilities.ts';
import { profilesByIds } from '../store/profiles.ts';
import { countStatements, insertStatement } from '../store/statements.ts';

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

const linesOf = async ({ tx }: Pick<Context, 'tx'>, charges: readonly StoredCharge[]): Promise<StatementLine[]> => {
  const facilityIds = unique(charges.map((charge) => charge.facilityId));
  const bookings = await bookingsByIds(tx, facilityIds, unique(charges.map((charge) => charge.bookingId)));
  const profiles = await profilesByIds(tx, facilityIds);
  const resources = new Map((await resourcesOf(tx, facilityIds)).map((resource) => [resource.id, resource.name]));
  const people = await personNamesByIds(tx, unique([...bookings.values()].map((booking) => booking.personId)));
  return charges.map((charge) => {
    const booking = bookings.get(charge.bookingId);
    if (booking === undefined) throw new Error(`booking ${charge.bookingId} of charge ${charge.id} is missing`);
    return {
      chargeId: charge.id,
      bookingId: charge.bookingId,
      facilityId: charge.facilityId,
      facilityTitle: profiles.get(charge.facilityId)?.title ?? {},
      resourceName: (booking.resourceId === null ? undefined : resources.get(booking.resourceId)) ?? {},
      from: booking.from.toISOString(),
      to: booking.to.toISOString(),
      zone: booking.zone,
      kind: charge.kind,
      personName: people.get(booking.personId) ?? '',
      lines: [...charge.lines],
      amount: charge.amount.toString(),
      reason: charge.reason,
    };
  });
};

/** To those who sign for the customer, each in his language. */
const tellCustomer = async (context: Context, statement: StoredStatement): Promise<void> => {
  const { currency, total, parties } = statement;
  for (const { email, name, language } of await contactsOf(context.tx, statement.organizationId, ['admin', 'signatory']))
    await context.mail.send(context.tx, {
      to: email,
      template: `facilities.${statement.kind}-issued`,
      language,
      data: {
        name,
        provider: inLanguage(parties.provider, language).text,
        customer: inLanguage(parties.customer, language).text,
        number: statement.number,
        month: statement.month,
        total: isCurrency(currency) ? formatMoney({ amount: total, currency }, language) : `${total} ${currency}`,
        providerId: statement.providerId,
        statementId: statement.id,
      },
    });
};

/** All charges are of one customer in one currency. `corrects`: the statement that a credit note gives back from. */
export const issuePaper = async (
  context: Context,
  charges: readonly [StoredCharge, ...StoredCharge[]],
  of: { readonly kind: StoredStatement['kind']; readonly month: string; readonly corrects: string | null },
): Promise<StoredStatement> => {
  const [{ providerId, organizationId, currency }] = charges;
  const organizations = await organizationCardsByIds(context.tx, [providerId, organizationId]);
  const stated = {
    providerId,
    id: context.newId(),
    organizationId,
    ...of,
    number: numberOf(of.month, (await countStatements(context.tx, providerId)) + 1),
    currency,
    total: totalOf(charges),
    lines: await linesOf(context, charges),
    parties: { provider: organizations.get(providerId)?.name ?? {}, customer: organizations.get(organizationId)?.name ?? {} },
    issuedAt: context.now,
  };
  const statement: StoredStatement = {
    ...stated,
    sha256: createHash('sha256')
      .update(canonicalBytes(statedFacts(stated)))
      .digest('hex'),
    issuedBy: context.reader.personId ?? null,
  };
  await insertStatement(context.tx, statement);
  const put = await putOnStatement(context.tx, charges, statement.id);
  if (put !== charges.length) throw new Error(`${charges.length - put} charges of statement ${statement.number} stand on another one`);
  await announce(context, {
    kind: 'statement-issued',
    subject: { type: 'statement', id: statement.id },
    organizationId: providerId,
    changed: {
      customerId: organizationId,
      kind: statement.kind,
      number: statement.number,
      month: statement.month,
      total: statement.total.toString(),
      currency,
      ...(statement.corrects === null ? {} : { corrects: statement.corrects }),
    },
  });
  await tellCustomer(context, statement);
  return statement;
};
