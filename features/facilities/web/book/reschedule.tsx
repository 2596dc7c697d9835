/** Another time for a booking: the next free slots of its length, or a time of one's own. */
import { useState } from 'react';
import { Button, Modal, TextInput } from '@mantine/core';
import { LoadingState, ProblemNote, Remark, useAction, useRoute, useText } from '@tongtu/platform/ui';
import { listFreeSlots } from '../../contract/availability.ts';
import { rescheduleBooking } from '../../contract/booking-steps.ts';
import type { Booking, FreeSlot } from '../../contract/bookings.ts';
import { FreeSlotButtons, FreeSlotChoice, offeredSlots, slotKey, ZoneNote } from '../parts/free-slot-choice.tsx';
import { minutesBetween } from '../parts/lengths.ts';
import { SpanText } from '../parts/span-text.tsx';
import { instantOf } from '../parts/wall-clock.ts';
import { readsOfBookings } from './reads.ts';

type Picked = Pick<FreeSlot, 'from' | 'to'> & { readonly resourceId?: string };

const Choose = ({ booking, picked, onPick }: { booking: Booking; picked: Picked | undefined; onPick: (picked: Picked | undefined) => void }) => {
  const t = useText('facilities');
  const minutes = minutesBetween(booking.from, booking.to);
  const [own, setOwn] = useState({ day: '', time: '' });
  const where = booking.group === null ? { resourceId: booking.resource?.id } : { groupId: booking.group.id };
  const found = useRoute(listFreeSlots, {
    params: { facilityId: booking.facilityId },
    query: { minutes, limit: 9, ...(where.resourceId ? { resourceId: where.resourceId } : {}), ...(where.groupId ? { groupId: where.groupId } : {}) },
  });
  const slots = [...new Map((found.data?.items ?? []).map((slot) => [slot.from, slot])).values()];
  const type = (next: { day: string; time: string }): void => {
    setOwn(next);
    const begin = instantOf(next.day, next.time, booking.zone);
    onPick(begin && { from: begin.toISOString(), to: new Date(begin.getTime() + minutes * 60_000).toISOString() });
  };
  return (
    <>
      {found.isPending ? (
        <LoadingState rows={2} />
      ) : slots.length > 0 ? (
        <FreeSlotChoice
          slots={slots}
          zone={booking.zone}
          legend={t('book.choose.nextFree')}
          value={picked?.resourceId === undefined ? '' : slotKey({ resourceId: picked.resourceId, from: picked.from })}
          onChange={(slot) => {
            setOwn({ day: '', time: '' });
            onPick({ from: slot.from, to: slot.to, resourceId: slot.resourceId });
          }}
        />
      ) : (
        <p className="fb-none">{t('book.choose.noneFree')}</p>
      )}
      <fieldset className="tt-group">
        <legend>{t('book.move.own')}</legend>
        <div className="tt-form-pair">
          <TextInput type="date" label={t('book.choose.day')} value={own.day} onChange={(event) => type({ ...own, day: event.currentTarget.value })} />
          <TextInput type="time" label={t('book.choose.time')} value={own.time} onChange={(event) => type({ ...own, time: event.currentTarget.value })} />
        </div>
        <ZoneNote zone={booking.zone} />
      </fieldset>
    </>
  );
};

export const Reschedule = ({ booking, onClose }: { booking: Booking; onClose: () => void }) => {
  const t = useText('facilities');
  const ui = useText('ui');
  const [picked, setPicked] = useState<Picked | undefined>();
  const action = useAction(rescheduleBooking, { invalidates: readsOfBookings, onSuccess: onClose });
  const next = offeredSlots(action.problem?.details);
  const asks = booking.state !== 'held';
  return (
    <Modal opened onClose={onClose} title={t('book.move.title')} size="lg" centered closeButtonProps={{ 'aria-label': ui('close') }}>
      <form
        className="tt-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (picked)
            void action.run({
              params: { facilityId: booking.facilityId, bookingId: booking.id },
              body: {
                revision: booking.revision,
                from: picked.from,
                to: picked.to,
                ...(picked.resourceId === undefined || booking.group !== null ? {} : { resourceId: picked.resourceId }),
              },
            });
        }}
      >
        <p>
          {t('book.move.now')} <SpanText from={booking.from} to={booking.to} zone={booking.zone} />
        </p>
        {asks ? (
          <Remark>
            <p>{t('book.move.asksAgain')}</p>
          </Remark>
        ) : null}
        <Choose booking={booking} picked={picked} onPick={setPicked} />
        {picked ? (
          <p aria-live="polite">
            <b>
              {t('book.move.to')} <SpanText from={picked.from} to={picked.to} zone={booking.zone} />
            </b>
          </p>
        ) : null}
        <ProblemNote error={action.problem} />
        {next.length > 0 ? (
          <FreeSlotButtons
            slots={next}
            zone={booking.zone}
            label={t('book.taken.offers')}
            onTake={(slot) => {
              action.reset();
              setPicked(slot);
            }}
          />
        ) : null}
        <div className="tt-form-foot">
          <Button type="submit" disabled={picked === undefined} loading={action.pending}>
            {t(asks ? 'book.move.actAsk' : 'book.move.act')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
