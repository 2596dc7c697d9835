/** Calling a booking off: says first what it costs, and sends that very amount, so that nobody pays another one. */
import { useState } from 'react';
import { Select, Textarea } from '@mantine/core';
import { Confirm, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { cancelBooking } from '../../contract/booking-steps.ts';
import { cancelReasons, type Booking } from '../../contract/bookings.ts';
import { readsOfBookings } from './reads.ts';

export const Cancel = ({ booking, onClose }: { booking: Booking; onClose: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const isCustomer = booking.sides.includes('customer');
  const [reason, setReason] = useState<(typeof cancelReasons)[number]>(isCustomer ? 'no-longer-needed' : 'machine-down');
  const [words, setWords] = useState('');
  const [changed, setChanged] = useState<string | undefined>();
  const action = useAction(cancelBooking, {
    invalidates: readsOfBookings,
    onSuccess: onClose,
    // Time has passed since the page was read: the fee of now is shown, and asked about again.
    onProblem: (problem) => setChanged(problem.kind === 'fee-changed' ? String(problem.details['fee']) : undefined),
  });
  const fee = changed ?? booking.cancellationFee ?? '0';
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('desk.acts.cancelTitle')}
      does={fee === '0' ? t('book.cancel.free') : t('book.cancel.costs', { fee: format.money({ amount: fee, currency: booking.currency }) })}
      act={fee === '0' ? t('desk.acts.cancel') : t('book.cancel.actFee', { fee: format.money({ amount: fee, currency: booking.currency }) })}
      back={t('book.cancel.keep')}
      danger
      pending={action.pending}
      disabled={reason === 'other' && words.trim() === ''}
      problem={action.problem}
      onConfirm={() =>
        action.run({
          params: { facilityId: booking.facilityId, bookingId: booking.id },
          body: { revision: booking.revision, reason, fee, ...(words.trim() === '' ? {} : { words: words.trim() }) },
        })
      }
    >
      <Select
        label={t('desk.reason')}
        value={reason}
        allowDeselect={false}
        onChange={(value) => setReason((value ?? reason) as typeof reason)}
        data={cancelReasons.map((code) => ({ value: code, label: t(`desk.cancelReasons.${code}`) }))}
      />
      <Textarea
        label={t('desk.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        required={reason === 'other'}
        error={action.fieldErrors['words']}
      />
    </Confirm>
  );
};
