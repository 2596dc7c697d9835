/** Somebody was faster, or the owner has blocked the time: what is free instead, and a place on the waiting list. */
import { Button } from '@mantine/core';
import { ProblemNote, Remark, useAction, useFormat, useGo, useRoute, useText } from '@tongtu/platform/ui';
import { listFreeSlots } from '../../contract/availability.ts';
import { waitForSlot, type FreeSlot } from '../../contract/bookings.ts';
import type { Facility } from '../../contract/facilities.ts';
import { holdHours } from '../../domain/booking-lifecycle.ts';
import { FreeSlotButtons } from '../parts/free-slot-choice.tsx';
import { minutesBetween } from '../parts/lengths.ts';
import { readsOfBookings } from './reads.ts';

export type TakenPlace = {
  readonly facilityId: string;
  readonly resourceId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly from: string;
  readonly to: string;
};

type Props = {
  readonly facility: Facility;
  readonly place: TakenPlace;
  /** As the refusal offered them; asked for where there was none yet. */
  readonly next?: readonly FreeSlot[];
  readonly organizationId: string | undefined;
  readonly title: string;
  readonly onTake: (slot: FreeSlot) => void;
};

/** From half a day before: whoever wanted the afternoon may take the morning. */
const around = (from: string): string => new Date(Date.parse(from) - 12 * 3_600_000).toISOString();

export const Taken = ({ facility, place, next, organizationId, title, onTake }: Props) => {
  const t = useText('facilities');
  const format = useFormat();
  const go = useGo();
  const found = useRoute(
    listFreeSlots,
    {
      params: { facilityId: place.facilityId },
      query: {
        minutes: minutesBetween(place.from, place.to),
        ...(place.resourceId === undefined ? {} : { resourceId: place.resourceId }),
        ...(place.groupId === undefined ? {} : { groupId: place.groupId }),
        after: around(place.from),
        limit: 5,
      },
    },
    { enabled: next === undefined },
  );
  const wait = useAction(waitForSlot, {
    invalidates: readsOfBookings,
    onSuccess: (booking) => go(`/facilities/${booking.facilityId}/bookings/${booking.id}`),
  });
  const slots = next ?? found.data?.items ?? [];
  const nameOf = (id: string): string => format.localized(facility.resources.find((resource) => resource.id === id)?.name);
  const several =
    new Set(slots.map((slot) => slot.resourceId)).size > 1 || slots.some((slot) => place.resourceId !== undefined && slot.resourceId !== place.resourceId);
  return (
    <Remark tone="warn" title={title}>
      {slots.length > 0 ? (
        <>
          <p>{t('book.taken.instead')}</p>
          <FreeSlotButtons slots={slots} zone={facility.zone} label={t('book.taken.offers')} onTake={onTake} {...(several ? { nameOf } : {})} />
        </>
      ) : found.isFetching ? null : (
        <p>{t('book.taken.nothing')}</p>
      )}
      {organizationId === undefined ? null : (
        <>
          <p className="tt-hint">{t('book.taken.waitHint', { hours: holdHours })}</p>
          <ProblemNote error={wait.problem} />
          <Button
            variant="default"
            loading={wait.pending}
            onClick={() => {
              const { facilityId, from, to, resourceId, groupId } = place;
              void wait.run({ body: { organizationId, place: { facilityId, from, to, ...(resourceId === undefined ? { groupId } : { resourceId }) } } });
            }}
          >
            {t('book.taken.wait')}
          </Button>
        </>
      )}
    </Remark>
  );
};
