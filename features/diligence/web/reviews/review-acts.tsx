/** What the unit may do with a review: revoke the link, appeal, make a finding final. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, useAction, useText } from '@tongtu/platform/ui';
import { getCase } from '../../contract/cases.ts';
import { getDossier } from '../../contract/dossier.ts';
import { appealReview, listDossierReviews, revokeReview, settleReview, type ReviewView } from '../../contract/reviews.ts';
import { ReasonConfirm } from '../parts/reason-confirm.tsx';

type Props = { readonly caseId: string; readonly review: ReviewView };
type Act = ReviewView['actions'][number];
const invalidates = [listDossierReviews, getCase, getDossier];

const Dialog = ({ caseId, review, act, onClose }: Props & { act: Act; onClose: () => void }) => {
  const t = useText('diligence');
  const params = { caseId, reviewId: review.id };
  const options = { invalidates, onSuccess: onClose };
  const revoke = useAction(revokeReview, options);
  const settle = useAction(settleReview, options);
  const appeal = useAction(appealReview, options);
  if (act === 'appeal')
    return (
      <ReasonConfirm
        danger={false}
        title={t('reviews.appealForm.title')}
        does={t('reviews.appealForm.does')}
        label={t('reviews.appealForm.label')}
        act={t('reviews.appealForm.act')}
        max={8000}
        pending={appeal.pending}
        problem={appeal.problem}
        onClose={onClose}
        onConfirm={(words) => appeal.run({ params, body: { words } })}
      />
    );
  const run = act === 'revoke' ? revoke : settle;
  return (
    <Confirm
      opened
      danger={act === 'revoke'}
      onClose={onClose}
      title={t(`reviews.${act}.title`)}
      does={t(`reviews.${act}.does`)}
      act={t(`reviews.${act}.act`)}
      pending={run.pending}
      problem={run.problem}
      onConfirm={() => run.run({ params })}
    />
  );
};

export const ReviewActs = ({ caseId, review }: Props) => {
  const t = useText('diligence');
  const [open, setOpen] = useState<Act | null>(null);
  if (review.actions.length === 0) return null;
  return (
    <div className="tt-actions">
      {review.actions.map((act) => (
        <Button key={act} size="xs" variant="default" onClick={() => setOpen(act)}>
          {t(`reviews.acts.${act}`)}
          <span className="tt-hidden"> {review.reviewerName}</span>
        </Button>
      ))}
      {open === null ? null : <Dialog caseId={caseId} review={review} act={open} onClose={() => setOpen(null)} />}
    </div>
  );
};
