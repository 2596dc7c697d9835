/** Who sits in a committee, and its quorum and majority in words. */
import { Tag, useText } from '@tongtu/platform/ui';
import type { CommitteeView } from '../../contract/committees.ts';
import { neededOf } from './committee-draft.ts';
import { useMajorityWords } from './marks.tsx';

export const CommitteeFacts = ({ committee }: { committee: CommitteeView }) => {
  const t = useText('diligence');
  const words = useMajorityWords();
  const of = committee.members.length;
  const needed = neededOf({ ...committee.quorum, memberIds: committee.members.map(({ personId }) => personId) });
  return (
    <>
      <ul className="dn-people">
        {committee.members.map((member) => (
          <li key={member.personId}>
            {member.name} {member.chair ? <Tag>{t('decisions.members.chair')}</Tag> : null}
          </li>
        ))}
      </ul>
      <p className="tt-quiet dn-flat">{t('committees.rules', { of, needed, majority: words(committee.majority) })}</p>
    </>
  );
};
