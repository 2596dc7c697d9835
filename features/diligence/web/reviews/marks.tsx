/** State and finding of a review as word and shape. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { Finding, ReviewState } from '../../domain/review-lifecycle.ts';

const stateTones: Readonly<Record<ReviewState, Tone>> = { open: 'waiting', found: 'next', appealed: 'waiting', final: 'good', revoked: 'closed' };
const findingTones: Readonly<Record<Finding, Tone>> = { exempt: 'good', partly: 'waiting', 'not-exempt': 'bad' };

export const ReviewMark = ({ state }: { state: ReviewState }) => {
  const t = useText('diligence');
  return <StatusMark tone={stateTones[state]}>{t(`reviews.states.${state}`)}</StatusMark>;
};

export const FindingMark = ({ finding }: { finding: Finding }) => {
  const t = useText('diligence');
  return <StatusMark tone={findingTones[finding]}>{t(`reviews.findings.${finding}`)}</StatusMark>;
};
