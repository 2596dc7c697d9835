/** Letters about an organization, each in its reader's language. Words: locales, `letters.<name>`. */
import { inLanguage } from '@tongtu/kernel/localized';
import type { Context } from '@tongtu/platform/context';
import type { Organization } from '../domain/organization.ts';
import { contactsOf, secretariatContacts, type Contact } from '../store/contacts.ts';

type LetterName = 'organization-applied' | 'organization-verified' | 'organization-declined' | 'organization-suspended' | 'organization-reinstated';

const tell = async (context: Context, contacts: readonly Contact[], letter: LetterName, organization: Organization, data: Readonly<Record<string, string>>) => {
  for (const { email, name, language } of contacts)
    await context.mail.send(context.tx, {
      to: email,
      template: `parties.${letter}`,
      language,
      data: { name, organization: inLanguage(organization.name, language).text, organizationId: organization.id, ...data },
    });
};

/** Queues the letter to everybody in the secretariat. */
export const tellSecretariat = async (context: Context, letter: LetterName, organization: Organization, data: Readonly<Record<string, string>> = {}) =>
  tell(context, await secretariatContacts(context.tx), letter, organization, data);

/** Queues the letter to the organization's admins. */
export const tellAdmins = async (context: Context, letter: LetterName, organization: Organization, data: Readonly<Record<string, string>> = {}) =>
  tell(context, await contactsOf(context.tx, organization.id, ['admin']), letter, organization, data);
