/** Letters about statements and payments, each in its reader's language. Words: locales, `letters.<name>`. */
import { contactsOf, contactsOfPeople, type Contact } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage } from '@tongtu/kernel/localized';
import { amountWords } from '../domain/amount-text.ts';
import type { StoredPayoutStatement } from '../domain/stored-statement.ts';
import { managerRoles, signatoryRoles } from '../domain/roles.ts';

type StatementLetter = 'statement-issued' | 'statement-objected' | 'objection-upheld' | 'objection-rejected';

const send = async (
  context: Context,
  contacts: readonly Contact[],
  letter: StatementLetter | 'payment-approved',
  statement: StoredPayoutStatement,
  more: { readonly words?: string; readonly amount?: bigint } = {},
): Promise<void> => {
  for (const { email, name, language } of contacts)
    await context.mail.send(context.tx, {
      to: email,
      template: `sharing.${letter}`,
      language,
      data: {
        name,
        plan: inLanguage(statement.planTitle, language).text,
        unit: inLanguage(statement.unitName, language).text,
        payee: inLanguage(statement.payeeName, language).text,
        number: statement.number,
        from: statement.fromDay,
        to: statement.toDay,
        until: statement.objectionsUntil,
        amount: amountWords(more.amount ?? statement.amount, statement.currency, language),
        words: more.words ?? '',
        planId: statement.planId,
        statementId: statement.id,
      },
    });
};

/** The person, or those who manage and sign for the organization. */
const payeeContacts = async (context: Context, { personId, organizationId }: StoredPayoutStatement): Promise<readonly Contact[]> =>
  personId !== null
    ? contactsOfPeople(context.tx, [personId])
    : organizationId === null
      ? []
      : contactsOf(context.tx, organizationId, [...new Set([...managerRoles, ...signatoryRoles])]);

export const tellPayee = async (context: Context, letter: 'statement-issued', statement: StoredPayoutStatement): Promise<void> =>
  send(context, await payeeContacts(context, statement), letter, statement);

/** To those who answer objections for the unit. */
export const tellUnit = async (
  context: Context,
  unitId: string,
  letter: 'statement-objected',
  statement: StoredPayoutStatement,
  words: string,
): Promise<void> => send(context, await contactsOf(context.tx, unitId, signatoryRoles), letter, statement, { words });

export const tellObjector = async (
  context: Context,
  personId: string,
  letter: 'objection-upheld' | 'objection-rejected',
  statement: StoredPayoutStatement,
  words: string,
): Promise<void> => send(context, await contactsOfPeople(context.tx, [personId]), letter, statement, { words });

/** `statement`: one of those that the payment is for, as an address to read on. */
export const tellPayment = async (context: Context, statement: StoredPayoutStatement, amount: bigint): Promise<void> =>
  send(context, await payeeContacts(context, statement), 'payment-approved', statement, { amount });
