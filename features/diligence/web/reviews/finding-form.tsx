/** The finding with its reasons, or the answer to an appeal: read over once more before it is recorded. */
import { useState, type FormEvent } from 'react';
import { Button, Radio, Textarea } from '@mantine/core';
import { Confirm, Section, useAction, useText } from '@tongtu/platform/ui';
import { openGuestReview, recordFinding, type GuestReviewView } from '../../contract/reviews.ts';
import { findings, type Finding } from '../../domain/review-lifecycle.ts';
import { FindingMark } from './marks.tsx';

export const FindingForm = ({ token, view }: { token: string; view: GuestReviewView }) => {
  const t = useText('diligence');
  const isAnswer = view.review.actions.includes('answer');
  const [finding, setFinding] = useState<Finding | null>(isAnswer ? view.review.finding : null);
  const [reasons, setReasons] = useState('');
  const [isAsking, setAsking] = useState(false);
  const act = useAction(recordFinding, { invalidates: [openGuestReview], onSuccess: () => setAsking(false) });
  const said = reasons.trim();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (finding !== null && said !== '') setAsking(true);
  };
  return (
    <Section
      id="finding"
      framed
      title={t(isAnswer ? 'reviews.guest.answer' : 'reviews.guest.find')}
      lead={t(isAnswer ? 'reviews.guest.answerLead' : 'reviews.guest.findLead')}
    >
      <form className="tt-form" onSubmit={send}>
        <Radio.Group label={t('reviews.guest.choose')} required value={finding} onChange={(value) => setFinding(findings.find((one) => one === value) ?? null)}>
          <div className="dc-findings">
            {findings.map((value) => (
              <Radio key={value} value={value} label={t(`reviews.findings.${value}`)} description={t(`reviews.guest.hints.${value}`)} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t('reviews.guest.reasons')}
          description={t('reviews.guest.reasonsHint')}
          required
          autosize
          minRows={5}
          maxLength={8000}
          value={reasons}
          error={act.fieldErrors['reasons']}
          onChange={(event) => setReasons(event.currentTarget.value)}
        />
        <div className="tt-form-foot">
          <Button type="submit" disabled={finding === null || said === ''}>
            {t('reviews.guest.next')}
          </Button>
        </div>
      </form>
      {isAsking && finding !== null ? (
        <Confirm
          opened
          onClose={() => setAsking(false)}
          title={t('reviews.guest.confirmTitle')}
          does={t('reviews.guest.confirmDoes')}
          act={t('reviews.guest.confirmAct')}
          pending={act.pending}
          problem={act.problem}
          onConfirm={() => act.run({ body: { token, finding, reasons: said } })}
        >
          <p>
            <FindingMark finding={finding} />
          </p>
          <p className="tt-prose">{said}</p>
        </Confirm>
      ) : null}
    </Section>
  );
};
