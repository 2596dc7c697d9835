/** The answer to an objection, with its outcome. What follows of it is said before it is sent. */
import { useState } from 'react';
import { Button, Radio, Textarea } from '@mantine/core';
import { Confirm, useAction, useText } from '@tongtu/platform/ui';
import { answerNoticeObjection, type NoticeObjection, type NoticeView } from '../../contract/notices.ts';
import { noticeReads } from './reads.ts';

const outcomes = ['rejected', 'noted', 'upheld'] as const;

export const AnswerForm = ({ notice, caseId, objection }: { notice: NoticeView; caseId: string; objection: NoticeObjection }) => {
  const t = useText('diligence');
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('rejected');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const answer = useAction(answerNoticeObjection, { invalidates: noticeReads, onSuccess: () => setAsked(false) });
  return (
    <form
      className="tt-form dn-answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
      }}
    >
      <Radio.Group label={t('notices.answer.outcome')} value={outcome} onChange={(value) => setOutcome(value as typeof outcome)}>
        <div className="dn-outcomes">
          {outcomes.map((one) => (
            <Radio key={one} value={one} label={t(`notices.answer.${one}`)} description={t(`notices.answer.${one}Does`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('notices.answer.words')}
        description={t('notices.answer.wordsHint')}
        required
        autosize
        minRows={3}
        maxLength={4000}
        value={words}
        error={answer.fieldErrors['answer']}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className="tt-form-foot">
        <Button type="submit" disabled={words.trim() === ''}>
          {t('notices.answer.act')}
        </Button>
      </div>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t(`notices.answer.${outcome}`)}
        does={t(`notices.answer.${outcome}Does`)}
        act={t('notices.answer.act')}
        danger={outcome === 'upheld'}
        pending={answer.pending}
        problem={answer.problem}
        onConfirm={() => answer.run({ params: { caseId, noticeId: notice.id, objectionId: objection.id }, body: { outcome, answer: words.trim() } })}
      />
    </form>
  );
};
