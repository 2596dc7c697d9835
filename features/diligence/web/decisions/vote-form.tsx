/** One's vote; against or abstaining, one's dissent goes into the minutes. Until the count it may be changed. */
import { useState } from 'react';
import { Button, Radio, Textarea } from '@mantine/core';
import { ProblemNote, StatusMark, useAction, useText } from '@tongtu/platform/ui';
import { castVote, type DecisionView } from '../../contract/committees.ts';
import { voices, type Voice } from '../../domain/decision-lifecycle.ts';
import { decisionReads } from './reads.ts';
import { memberOf } from './waits.ts';

export const VoteForm = ({ decision, personId }: { decision: DecisionView; personId: string | undefined }) => {
  const t = useText('diligence');
  const me = memberOf(decision, personId);
  const [voice, setVoice] = useState<Voice | null>(me?.voice ?? null);
  const [dissent, setDissent] = useState(me?.dissent ?? '');
  const vote = useAction(castVote, { invalidates: decisionReads });
  const isCast = me?.voted === true && voice === me.voice && (voice === 'for' || dissent.trim() === (me.dissent ?? ''));
  return (
    <form
      className="tt-form dn-my-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (voice === null) return;
        const words = voice === 'for' ? '' : dissent.trim();
        void vote.run({ params: { caseId: decision.caseId, decisionId: decision.id }, body: { voice, ...(words === '' ? {} : { dissent: words }) } });
      }}
    >
      <Radio.Group label={t('decisions.vote.label')} description={t('decisions.vote.hint')} value={voice ?? ''} onChange={(value) => setVoice(value as Voice)}>
        <div className="dn-voices">
          {voices.map((one) => (
            <Radio key={one} value={one} label={t(`decisions.voices.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      {voice === 'against' || voice === 'abstain' ? (
        <Textarea
          label={t('decisions.vote.dissent')}
          description={t('decisions.vote.dissentHint')}
          autosize
          minRows={2}
          maxLength={2000}
          value={dissent}
          error={vote.fieldErrors['dissent']}
          onChange={(event) => setDissent(event.currentTarget.value)}
        />
      ) : null}
      <ProblemNote error={vote.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={vote.pending} disabled={voice === null || isCast}>
          {t(me?.voted === true ? 'decisions.vote.change' : 'decisions.vote.act')}
        </Button>
        {isCast ? <StatusMark tone="good">{t('decisions.vote.done')}</StatusMark> : null}
      </div>
    </form>
  );
};
