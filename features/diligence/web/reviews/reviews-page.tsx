/** /cases/:caseId/reviews: who was invited to look at the dossier from outside, what he found, and how it ended. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { EmptyState, Loaded, LoadingState, Section, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { listDossierReviews, type ReviewView } from '../../contract/reviews.ts';
import { CaseFrame } from '../parts/case-frame.tsx';
import { useNow } from '../parts/use-now.ts';
import { Invite } from './invite.tsx';
import { ReviewMark } from './marks.tsx';
import { ReviewActs } from './review-acts.tsx';
import { ReviewWords } from './review-words.tsx';
import '../dossier/dossier.css';
import '../parts/case-parts.css';
import './reviews.css';

const Review = ({ caseId, review }: { caseId: string; review: ReviewView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const now = useNow();
  const isOver = new Date(review.expiresAt) <= now;
  const day = format.date(review.expiresAt);
  return (
    <li className="dc-review">
      <div className="dc-review-head">
        <h3 className="tt-h3">
          {review.reviewerName} <span className="tt-quiet">{review.reviewerBody}</span>
        </h3>
        <ReviewMark state={review.state} />
      </div>
      <p className="dc-evidence-facts">
        <span>
          {t(review.invitedBy === null ? 'reviews.invited' : 'reviews.invitedBy', { name: review.invitedBy ?? '', time: format.dateTime(review.invitedAt) })}
        </span>
        {review.state === 'revoked' || review.state === 'final' ? null : <span>{t(isOver ? 'reviews.expired' : 'reviews.expires', { day })}</span>}
        <span>{review.lastSeenAt === null ? t('reviews.neverSeen') : t('reviews.seen', { time: format.dateTime(review.lastSeenAt) })}</span>
        {review.state === 'found' && review.appealUntil !== null ? <span>{t('reviews.appealUntil', { day: format.date(review.appealUntil) })}</span> : null}
      </p>
      <ReviewWords review={review} />
      <ReviewActs caseId={caseId} review={review} />
    </li>
  );
};

const Reviews = ({ one }: { one: CaseView }) => {
  const t = useText('diligence');
  const found = useRoute(listDossierReviews, { params: { caseId: one.id } });
  const [isInviting, setInviting] = useState(false);
  const invite = one.actions.includes('invite-review') ? (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />} onClick={() => setInviting(true)}>
      {t('reviews.invite.name')}
    </Button>
  ) : null;
  return (
    <Section title={t('cases.tabs.reviews')} lead={t('reviews.lead')} actions={found.data?.items.length === 0 ? null : invite}>
      <Loaded
        of={found}
        loading={<LoadingState shape="cards" rows={2} />}
        empty={({ items }) => items.length === 0}
        whenEmpty={
          <EmptyState title={t('reviews.none')} action={invite}>
            {t('reviews.noneHint')}
          </EmptyState>
        }
      >
        {({ items }) => (
          <ul className="dc-reviews">
            {items.map((review) => (
              <Review key={review.id} caseId={one.id} review={review} />
            ))}
          </ul>
        )}
      </Loaded>
      {isInviting ? <Invite caseId={one.id} onClose={() => setInviting(false)} /> : null}
    </Section>
  );
};

const ReviewsPage = () => <CaseFrame tab="reviews">{(one) => <Reviews one={one} />}</CaseFrame>;

export default ReviewsPage;
