/** First of all a member says whether a conflict of interest stands against him. With one he leaves the matter for good. */
import { useState } from 'react';
import { Button, Radio, Textarea } from '@mantine/core';
import { Confirm, ProblemNote, Remark, TextLink, useAction, useText } from '@tongtu/platform/ui';
import { declareConflict, type DecisionView } from '../../contract/committees.ts';
import { decisionReads } from './reads.ts';

export const DeclareConflict = ({ decision }: { decision: DecisionView }) => {
  const t = useText('diligence');
  const [conflict, setConflict] = useState<'none' | 'declared'>();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const declare = useAction(declareConflict, { invalidates: decisionReads, onSuccess: () => setAsked(false), onProblem: () => setAsked(false) });
  const run = (): unknown =>
    declare.run({
      params: { caseId: decision.caseId, decisionId: decision.id },
      body: { conflict: conflict === 'declared', ...(words.trim() === '' ? {} : { words: words.trim() }) },
    });
  return (
    <form
      className="tt-form dn-my-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (conflict === 'declared') setAsked(true);
        else void run();
      }}
    >
      <Radio.Group
        label={t('decisions.declare.label')}
        description={t('decisions.declare.hint')}
        value={conflict ?? ''}
        onChange={(value) => setConflict(value as typeof conflict)}
      >
        <div className="dn-choices">
          <Radio value="none" label={t('decisions.declare.none')} description={t('decisions.declare.noneDoes')} />
          <Radio value="declared" label={t('decisions.declare.declared')} description={t('decisions.declare.declaredDoes')} />
        </div>
      </Radio.Group>
      {conflict === 'declared' ? (
        <Textarea
          label={t('decisions.declare.words')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={words}
          error={declare.fieldErrors['words']}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      <ProblemNote error={declare.problem} />
      {declare.problem?.kind === 'conflict-found' ? (
        <Remark>
          <TextLink to="/declarations">{t('decisions.declare.toRegister')}</TextLink>
        </Remark>
      ) : null}
      <div className="tt-form-foot">
        <Button type="submit" loading={declare.pending} disabled={conflict === undefined || (conflict === 'declared' && words.trim() === '')}>
          {t('decisions.declare.act')}
        </Button>
      </div>
      <Confirm
        opened={asked}
        danger
        onClose={() => setAsked(false)}
        title={t('decisions.declare.declared')}
        does={t('decisions.declare.final')}
        act={t('decisions.declare.withdraw')}
        pending={declare.pending}
        onConfirm={run}
      />
    </form>
  );
};
