/** Letters to members of a decision, each in his language. Words: locales, `letters.<name>`. */
import { contactsOfPeople, organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage, type Localized } from '@tongtu/kernel/localized';
import type { Case } from '../domain/case.ts';
import type { Decision, DecisionMember } from '../domain/decision.ts';
import { minutesTime } from '../domain/minutes.ts';

type DecisionLetter = 'decision-called' | 'voting-opened' | 'minutes-to-confirm' | 'decision-cancelled';

export const tellMembers = async (
  context: Context,
  letter: DecisionLetter,
  one: Case,
  decision: Decision,
  committeeName: Localized,
  whom: (member: DecisionMember) => boolean = () => true,
): Promise<void> => {
  const members = decision.members.filter(whom).map((member) => member.personId);
  const unit = (await organizationById(context.tx, one.organizationId))?.name ?? {};
  for (const { email, name, language } of await contactsOfPeople(context.tx, members))
    await context.mail.send(context.tx, {
      to: email,
      template: `diligence.${letter}`,
      language,
      data: {
        name,
        unit: inLanguage(unit, language).text,
        committee: inLanguage(committeeName, language).text,
        title: inLanguage(one.title, language).text,
        number: decision.number,
        motion: decision.motion,
        agenda: decision.agenda.map((item, index) => `${index + 1}. ${item}`).join('\n'),
        at: minutesTime(decision.meetsAt),
        words: decision.cancelledReason ?? '',
        caseId: one.id,
        decisionId: decision.id,
      },
    });
};
