/** One committee: members with their chair, quorum and majority in words; changing and dissolving for who may. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, LocalizedText, StatusMark, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { dissolveCommittee, type CommitteeView } from '../../contract/committees.ts';
import { CommitteeFacts } from './committee-facts.tsx';
import { CommitteeForm } from './committee-form.tsx';
import { committeeReads } from './reads.ts';

export const CommitteeCard = ({ committee }: { committee: CommitteeView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const [asked, setAsked] = useState(false);
  const dissolve = useAction(dissolveCommittee, { invalidates: committeeReads, onSuccess: () => setAsked(false) });
  const name = format.localized(committee.name);
  return (
    <li className="dn-committee" data-over={committee.dissolvedAt !== null}>
      <div className="dn-committee-head">
        <h3 className="tt-h3">
          <LocalizedText value={committee.name} quiet />
        </h3>
        {committee.dissolvedAt === null ? null : (
          <StatusMark tone="closed">{t('committees.dissolved', { day: format.date(committee.dissolvedAt) })}</StatusMark>
        )}
        {editing ? null : (
          <div className="tt-actions">
            {committee.actions.includes('save') ? (
              <Button size="xs" variant="default" aria-label={t('committees.changeOf', { name })} onClick={() => setEditing(true)}>
                {t('committees.change')}
              </Button>
            ) : null}
            {committee.actions.includes('dissolve') ? (
              <Button size="xs" variant="default" aria-label={t('committees.dissolve.of', { name })} onClick={() => setAsked(true)}>
                {t('committees.dissolve.open')}
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {editing ? (
        <CommitteeForm organizationId={committee.organizationId} committee={committee} onDone={() => setEditing(false)} />
      ) : (
        <CommitteeFacts committee={committee} />
      )}
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        danger
        title={t('committees.dissolve.title', { name })}
        does={t('committees.dissolve.does')}
        act={t('committees.dissolve.act')}
        pending={dissolve.pending}
        problem={dissolve.problem}
        onConfirm={() => dissolve.run({ params: { committeeId: committee.id } })}
      />
    </li>
  );
};
