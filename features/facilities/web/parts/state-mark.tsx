/** State of a booking as word and shape. */
import { StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import type { BookingState } from '../../contract/bookings.ts';

/** Half disc: somebody must act before it ends by itself. */
const tones: Readonly<Record<BookingState, Tone>> = {
  held: 'waiting',
  requested: 'waiting',
  approved: 'waiting',
  confirmed: 'good',
  'in-use': 'next',
  completed: 'closed',
  'no-show': 'bad',
  declined: 'bad',
  cancelled: 'closed',
  expired: 'closed',
  waitlisted: 'paused',
};

export const stateTone = (state: BookingState): Tone => tones[state];

export const BookingStateMark = ({ state }: { state: BookingState }) => {
  const t = useText('facilities');
  return <StatusMark tone={tones[state]}>{t(`states.${state}`)}</StatusMark>;
};
