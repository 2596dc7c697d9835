/** What the chair does: open the vote, count it; and calling off, which managers may too. */
import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { Confirm, ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { cancelDecision, countVotes, openVoting, type DecisionView } from '../../contract/committees.ts';
import { ReasonConfirm } from '../parts/reason-confirm.tsx';
import { decisionReads } from './reads.ts';

type Of = { readonly decision: DecisionView };
const paramsOf = ({ caseId, id }: DecisionView) => ({ caseId, decisionId: id });

export const OpenVoting = ({ decision }: Of) => {
  const t = useText('diligence');
  const open = useAction(openVoting, { invalidates: decisionReads });
  return (
    <div className="dn-chair">
      <p>{t('decisions.open.does')}</p>
      <ProblemNote error={open.problem} />
      <Button loading={open.pending} onClick={() => void open.run({ params: paramsOf(decision) })}>
        {t('decisions.open.act')}
      </Button>
    </div>
  );
};

export const CountVotes = ({ decision, isDue }: Of & { isDue: boolean }) => {
  const t = useText('diligence');
  const [asked, setAsked] = useState(false);
  const [remarks, setRemarks] = useState('');
  const count = useAction(countVotes, { invalidates: decisionReads, onSuccess: () => setAsked(false) });
  const voted = decision.members.filter((member) => member.voted).length;
  const out = decision.quorum.able - voted;
  return (
    <div className="dn-chair">
      <p>{out > 0 ? t('decisions.count.out', { count: out, voted }) : t('decisions.count.all', { voted })}</p>
      <Button variant={isDue ? 'filled' : 'default'} onClick={() => setAsked(true)}>
        {t('decisions.count.open')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('decisions.count.title')}
        does={
          <>
            {t('decisions.count.does')}
            {voted < decision.quorum.needed ? (
              <strong className="dn-inquorate"> {t('decisions.count.inquorate', { voted, needed: decision.quorum.needed })}</strong>
            ) : null}
          </>
        }
        act={t('decisions.count.act')}
        danger={voted < decision.quorum.needed}
        pending={count.pending}
        problem={count.problem}
        onConfirm={() => count.run({ params: paramsOf(decision), body: remarks.trim() === '' ? {} : { remarks: remarks.trim() } })}
      >
        <Textarea
          label={t('decisions.count.remarks')}
          description={t('decisions.count.remarksHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={remarks}
          onChange={(event) => setRemarks(event.currentTarget.value)}
        />
      </Confirm>
    </div>
  );
};

export const CancelDecision = ({ decision }: Of) => {
  const t = useText('diligence');
  const [asked, setAsked] = useState(false);
  const cancel = useAction(cancelDecision, { invalidates: decisionReads, onSuccess: () => setAsked(false) });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('decisions.cancel.open')}
      </Button>
      {asked ? (
        <ReasonConfirm
          title={t('decisions.cancel.title')}
          does={t('decisions.cancel.does')}
          label={t('decisions.cancel.reason')}
          act={t('decisions.cancel.act')}
          pending={cancel.pending}
          problem={cancel.problem}
          onClose={() => setAsked(false)}
          onConfirm={(reason) => cancel.run({ params: paramsOf(decision), body: { reason } })}
        />
      ) : null}
    </>
  );
};
