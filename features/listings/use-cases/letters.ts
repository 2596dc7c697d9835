/** Letters about a card to the people of an organization, each in his own language. Words: locales, `letters.<name>`. */
import { contactsOf } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage } from '@tongtu/kernel/localized';
import { organizationRoles, type OrganizationRole } from '@tongtu/kernel/reader';
import { workingFace, type Listing } from '../domain/listing.ts';

export type LetterName =
  | 'listing-submitted'
  | 'listing-returned'
  | 'listing-expiring'
  | 'listing-expired'
  | 'listing-held'
  | 'access-requested'
  | 'access-granted'
  | 'access-declined';

type To = { readonly organizationId: string; readonly roles?: readonly OrganizationRole[]; readonly personId?: string | null };

/** Queues the letter inside the transaction to all who hold one of the roles, or to the one person if he is still a member. */
export const tell = async (context: Context, letter: LetterName, listing: Listing, to: To, data: Readonly<Record<string, string>> = {}): Promise<void> => {
  const contacts = await contactsOf(context.tx, to.organizationId, to.roles ?? organizationRoles);
  for (const contact of contacts) {
    if (to.personId !== undefined && contact.personId !== to.personId) continue;
    const title = inLanguage(workingFace(listing).title ?? {}, contact.language).text || listing.id;
    await context.mail.send(context.tx, {
      to: contact.email,
      template: `listings.${letter}`,
      language: contact.language,
      data: { name: contact.name, title, listingId: listing.id, ...data },
    });
  }
};
