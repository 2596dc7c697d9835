/** What was found, what was said against it, and the answer: the same for the unit and for the reviewer. */
import { KeyValue, useFormat, useText } from '@tongtu/platform/ui';
import type { ReviewView } from '../../contract/reviews.ts';
import { FindingMark } from './marks.tsx';

const Words = ({ text, at }: { text: string | null; at: string | null }) => {
  const format = useFormat();
  return (
    <>
      <span className="tt-prose">{text}</span>
      {at === null ? null : <span className="dc-sub">{format.dateTime(at)}</span>}
    </>
  );
};

export const ReviewWords = ({ review }: { review: Omit<ReviewView, 'actions'> }) => {
  const t = useText('diligence');
  const { finding, appeal, finalFinding } = review;
  if (finding === null) return null;
  return (
    <KeyValue
      items={[
        [t('reviews.finding'), <FindingMark key="finding" finding={finding} />],
        [t('reviews.reasons'), <Words key="reasons" text={review.reasons} at={review.foundAt} />],
        [t('reviews.appeal'), appeal === null ? null : <Words text={appeal} at={review.appealedAt} />],
        [t('reviews.finalFinding'), finalFinding === null ? null : <FindingMark finding={finalFinding} />],
        [t('reviews.finalReasons'), review.finalReasons === null ? null : <Words text={review.finalReasons} at={review.finalAt} />],
      ]}
    />
  );
};
