/** Letters about notices to the unit's managers and to who objected, each in its reader's language. Words: locales, `letters.<name>`. */
import { contactsOf, contactsOfPeople, type Contact } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage } from '@tongtu/kernel/localized';
import { managerRoles } from '../domain/roles.ts';
import type { PublishedNotice } from '../domain/stored-notice.ts';

type Sender = Pick<Context, 'tx' | 'mail'>;

const send = async (
  context: Sender,
  contacts: readonly Contact[],
  letter: 'notice-objected' | 'notice-objection-answered' | 'notice-period-over',
  notice: PublishedNotice,
  words = '',
): Promise<void> => {
  for (const { email, name, language } of contacts)
    await context.mail.send(context.tx, {
      to: email,
      template: `diligence.${letter}`,
      language,
      data: {
        name,
        title: inLanguage(notice.content.title, language).text,
        number: notice.number,
        lastDay: notice.published.lastDay,
        caseId: notice.caseId,
        noticeId: notice.id,
        words,
      },
    });
};

/** To who keeps notices for the unit. `words`: of the objection. */
export const tellManagers = async (context: Sender, letter: 'notice-objected' | 'notice-period-over', notice: PublishedNotice, words?: string): Promise<void> =>
  send(context, await contactsOf(context.tx, notice.organizationId, managerRoles), letter, notice, words);

/** To who objected with an account; others are reached by the unit in the way that they named. `words`: the answer. */
export const tellObjector = async (context: Sender, personId: string | null, notice: PublishedNotice, words: string): Promise<void> =>
  send(context, personId === null ? [] : await contactsOfPeople(context.tx, [personId]), 'notice-objection-answered', notice, words);
