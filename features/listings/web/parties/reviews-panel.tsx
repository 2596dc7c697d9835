/** On the secretariat's desk: published cards that nobody of the secretariat has looked at yet. */
import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { Confirm, EmptyState, LoadingState, ProblemState, StatusMark, useAction, useFormat, useRouteInfinite, useSession, useText } from '@tongtu/platform/ui';
import type { z } from 'zod';
import { listReviews, pauseListing, reviewListing, type review } from '../../contract/routes.ts';
import { ListingRow } from '../parts/listing-row.tsx';
import { readsOfListings } from '../parts/reads.ts';
import '../listings.css';

type Review = z.output<typeof review>;

const Pause = ({ listing, close }: { listing: Review['listing']; close: () => void }) => {
  const t = useText('listings');
  const [reason, setReason] = useState('');
  const pause = useAction(pauseListing, { invalidates: readsOfListings, onSuccess: close });
  return (
    <Confirm
      opened
      onClose={close}
      title={t('acts.pause.title')}
      does={t('acts.pause.does')}
      act={t('acts.pause.name')}
      pending={pause.pending}
      disabled={reason.trim() === ''}
      problem={pause.problem}
      onConfirm={() => pause.run({ params: { listingId: listing.id }, body: { reason } })}
    >
      <Textarea
        data-autofocus
        label={t('acts.pause.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={1000}
      />
    </Confirm>
  );
};

const One = ({ item, onPause }: { item: Review; onPause: () => void }) => {
  const t = useText('listings');
  const format = useFormat();
  const { session } = useSession();
  const look = useAction(reviewListing, { invalidates: [listReviews] });
  return (
    <ListingRow listing={item.listing} level={2}>
      <div className="ls-review">
        <StatusMark tone="waiting">{t(`review.reason.${item.reason}`, { when: format.relative(item.waitingSince) })}</StatusMark>
        {session.platformRoles.includes('secretariat') ? (
          <span className="ls-ask-buttons">
            <Button size="xs" loading={look.pending} onClick={() => void look.run({ params: { listingId: item.listing.id } })}>
              {t('review.fine')}
            </Button>
            <Button size="xs" variant="default" onClick={onPause}>
              {t('acts.pause.name')}
            </Button>
          </span>
        ) : null}
      </div>
      {look.problem ? <p className="ls-field-error">{look.problem.detail}</p> : null}
    </ListingRow>
  );
};

const ReviewsPanel = () => {
  const t = useText('listings');
  const found = useRouteInfinite(listReviews, {});
  const [asked, setAsked] = useState<Review['listing'] | null>(null);
  if (found.isPending) return <LoadingState shape="cards" rows={4} />;
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  if (found.items.length === 0)
    return (
      <EmptyState drawing="all-done" title={t('review.none')}>
        {t('review.noneHint')}
      </EmptyState>
    );
  return (
    <>
      <div className="ls-list">
        {found.items.map((item) => (
          <One key={item.listing.id} item={item} onPause={() => setAsked(item.listing)} />
        ))}
      </div>
      {found.hasMore ? (
        <Button className="ls-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('mine.more')}
        </Button>
      ) : null}
      {asked ? <Pause listing={asked} close={() => setAsked(null)} /> : null}
    </>
  );
};

export default ReviewsPanel;
