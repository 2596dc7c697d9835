/** Members of a decision: conflict, vote, dissent, confirmation. Voices of others are shown after the count. */
import { StatusMark, Tag, useFormat, useSession, useText } from '@tongtu/platform/ui';
import type { DecisionView } from '../../contract/committees.ts';
import { ConflictMark } from './marks.tsx';

type Member = DecisionView['members'][number];

const Vote = ({ member, decision }: { member: Member; decision: DecisionView }) => {
  const t = useText('diligence');
  if (member.voice !== null) return <b className="dn-voice">{t(`decisions.voices.${member.voice}`)}</b>;
  if (member.voted) return <StatusMark tone="good">{t('decisions.members.voted')}</StatusMark>;
  if (member.conflict === 'declared' || member.conflict === 'found') return <span className="tt-quiet">{t('decisions.members.withdrawn')}</span>;
  return <span className="tt-quiet">{t(decision.state === 'voting' ? 'decisions.members.notYet' : 'decisions.members.none')}</span>;
};

const heads = ['member', 'conflict', 'vote', 'confirmed'] as const;

export const MembersTable = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const { session } = useSession();
  return (
    <table className="tt-table dn-table dn-members">
      <caption className="tt-hidden">{t('decisions.members.title')}</caption>
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col">
              {t(`decisions.members.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {decision.members.map((member) => (
          <tr key={member.personId}>
            <th scope="row">
              {member.name} {member.chair ? <Tag>{t('decisions.members.chair')}</Tag> : null}{' '}
              {member.personId === session.person?.id ? <span className="tt-quiet">{t('decisions.members.you')}</span> : null}
            </th>
            <td data-label={t('decisions.members.conflict')}>
              <ConflictMark conflict={member.conflict} />
              {member.conflictWords === null ? null : <span className="dn-sub dn-words">{member.conflictWords}</span>}
            </td>
            <td data-label={t('decisions.members.vote')}>
              <Vote member={member} decision={decision} />
              {member.dissent === null ? null : <span className="dn-sub dn-words">{t('decisions.members.dissent', { words: member.dissent })}</span>}
            </td>
            <td data-label={t('decisions.members.confirmed')}>
              {member.confirmedAt === null ? (
                <span className="tt-quiet">—</span>
              ) : (
                <time dateTime={member.confirmedAt}>{format.dateTime(member.confirmedAt)}</time>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
