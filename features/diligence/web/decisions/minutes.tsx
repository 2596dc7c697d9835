/** The minutes as the document that they are, with their hash; whoever voted confirms them by signing in once more. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { ProblemNote, Section, StatusMark, useText } from '@tongtu/platform/ui';
import { confirmMinutes, type DecisionView } from '../../contract/committees.ts';
import { Hash } from '../parts/hash.tsx';
import { useFreshAction } from '../parts/use-fresh-action.tsx';
import { decisionReads } from './reads.ts';

export const ConfirmMinutes = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const confirm = useFreshAction(confirmMinutes, { invalidates: decisionReads });
  return (
    <div className="dn-chair">
      <p>{t('decisions.confirm.does')}</p>
      <ProblemNote error={confirm.problem} />
      <div className="tt-form-foot">
        <Button
          loading={confirm.pending}
          onClick={() => void confirm.run({ params: { caseId: decision.caseId, decisionId: decision.id }, body: { sha256: decision.minutesSha256 ?? '' } })}
        >
          {t('decisions.confirm.act')}
        </Button>
        <a className="tt-link dn-to-minutes" href="#minutes">
          {t('decisions.confirm.read')}
        </a>
      </div>
      {confirm.dialog}
    </div>
  );
};

export const Minutes = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  if (decision.minutes === null) return null;
  const voters = decision.members.filter((member) => member.voted);
  const left = voters.filter((member) => member.confirmedAt === null).length;
  return (
    <Section
      id="minutes"
      title={t('decisions.minutes.title')}
      actions={
        <button type="button" className="tt-button" onClick={() => print()}>
          <IconPrinter size={16} stroke={1.8} aria-hidden="true" />
          {t('notices.page.print')}
        </button>
      }
    >
      <div className="dn-minutes">{decision.minutes}</div>
      <div className="dn-minutes-foot">
        {voters.length === 0 ? null : left === 0 ? (
          <StatusMark tone="good">{t('decisions.minutes.confirmed')}</StatusMark>
        ) : (
          <StatusMark tone="waiting">{t('decisions.minutes.left', { count: left })}</StatusMark>
        )}
        {decision.minutesSha256 === null ? null : <Hash sha256={decision.minutesSha256} />}
      </div>
    </Section>
  );
};
