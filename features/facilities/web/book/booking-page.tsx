/** /facilities/:facilityId/bookings/:bookingId — one booking, for both sides: what is next, what was said, what it costs, what happened. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import {
  Confirm,
  KeyValue,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Section,
  Tag,
  useAction,
  useFormat,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getBooking, type Booking } from '../../contract/bookings.ts';
import { markNoShow } from '../../contract/desk.ts';
import { getFacility, type Facility } from '../../contract/facilities.ts';
import { DeclineForm } from '../desk/answer-forms.tsx';
import { BookingDetailFacts } from '../desk/booking-details.tsx';
import { CheckOutForm } from '../desk/check-out-form.tsx';
import { lengthText, minutesBetween } from '../parts/lengths.ts';
import { SpanText } from '../parts/span-text.tsx';
import { BookingStateMark } from '../parts/state-mark.tsx';
import { Steps } from '../parts/steps.tsx';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { Agreement } from './agreement.tsx';
import { bookingSteps } from './booking-steps.ts';
import { Cancel } from './cancel.tsx';
import { Money } from './charges.tsx';
import { History } from './history.tsx';
import { NextStep } from './next-step.tsx';
import { readsOfBookings } from './reads.ts';
import { RequestForm } from './request-form.tsx';
import { Reschedule } from './reschedule.tsx';
import '../desk/desk.css';
import './book.css';

type Dialog = 'cancel' | 'move' | 'decline' | 'check-out' | 'no-show';

const NoShow = ({ booking, onClose }: { booking: Booking; onClose: () => void }) => {
  const t = useText('facilities');
  const action = useAction(markNoShow, { invalidates: readsOfBookings, onSuccess: onClose });
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('desk.acts.noShowTitle')}
      does={t('desk.acts.noShowDoes', { percent: booking.price.tariff.noShowPercent })}
      act={t('desk.acts.noShow')}
      danger
      pending={action.pending}
      problem={action.problem}
      onConfirm={() => action.run({ params: { facilityId: booking.facilityId, bookingId: booking.id }, body: { revision: booking.revision } })}
    />
  );
};

const Facts = ({ booking, facility }: { booking: Booking; facility: Facility | undefined }) => {
  const t = useText('facilities');
  const format = useFormat();
  const local = useZoneFormat(booking.zone);
  return (
    <Section framed title={t('book.facts.title')} id="facts">
      <KeyValue
        items={[
          [t('book.facts.when'), <SpanText key="when" from={booking.from} to={booking.to} zone={booking.zone} zoned="always" />],
          [t('book.facts.length'), lengthText(t, minutesBetween(booking.from, booking.to))],
          [
            t('book.facts.what'),
            <>
              {booking.resource ? <LocalizedText value={booking.resource.name} quiet /> : t('book.facts.noResource')}
              {booking.group ? <span className="tt-quiet"> {t('book.facts.ofGroup', { group: format.localized(booking.group.name) })}</span> : null}
            </>,
          ],
          [
            t('book.facts.provider'),
            facility ? (
              <Link className="tt-link" to={`/organizations/${facility.organization.id}`}>
                <LocalizedText value={facility.organization.name} quiet />
              </Link>
            ) : null,
          ],
          [
            t('book.facts.customer'),
            <Link key="customer" className="tt-link" to={`/organizations/${booking.organization.id}`}>
              <LocalizedText value={booking.organization.name} quiet />
            </Link>,
          ],
          [t('book.facts.person'), booking.person.name],
          [t('desk.checkedIn'), booking.checkedInAt && local.dayTime(booking.checkedInAt)],
          [t('desk.checkedOut'), booking.checkedOutAt && local.dayTime(booking.checkedOutAt)],
        ]}
      />
    </Section>
  );
};

const Whole = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const facility = useRoute(getFacility, { params: { facilityId: booking.facilityId }, query: { organizationId: booking.organization.id } });
  const may = (act: Booking['actions'][number]): boolean => booking.actions.includes(act);
  const isCustomer = booking.sides.includes('customer');
  const title = format.localized(booking.facilityTitle);
  const steps = bookingSteps(
    booking.state,
    booking.history.map((entry) => entry.to),
  );
  return (
    <PageBody>
      <PageHeader
        crumbs={[
          isCustomer ? { label: t('nav.bookings'), to: '/my/bookings' } : { label: t('book.desk'), to: `/facilities/${booking.facilityId}/desk` },
          { label: title },
        ]}
        over={t('book.one')}
        title={<LocalizedText value={booking.facilityTitle} />}
        documentTitle={title}
        lead={<SpanText from={booking.from} to={booking.to} zone={booking.zone} />}
        marks={
          <>
            <BookingStateMark state={booking.state} />
            {booking.seriesId ? <Tag>{t('book.ofSeries')}</Tag> : null}
            {booking.bundleId ? <Tag>{t('book.ofBundle')}</Tag> : null}
          </>
        }
        actions={
          <>
            {may('reschedule') ? (
              <Button variant="default" onClick={() => setDialog('move')}>
                {t('book.move.ask')}
              </Button>
            ) : null}
            {may('mark-no-show') ? (
              <Button variant="default" onClick={() => setDialog('no-show')}>
                {t('desk.acts.noShow')}
              </Button>
            ) : null}
            {may('cancel') ? (
              <Button variant="default" onClick={() => setDialog('cancel')}>
                {t('book.cancel.ask')}
              </Button>
            ) : null}
            <Link className="tt-button" to={`/facilities/${booking.facilityId}`}>
              {t('book.toFacility')}
            </Link>
          </>
        }
      />
      <Steps
        label={t('book.steps.label')}
        steps={steps.map(({ key, stands }) => ({ key, stands, label: stands === 'ended' ? t(`states.${key}`) : t(`book.steps.${key}`) }))}
      />
      <NextStep booking={booking} onCheckOut={() => setDialog('check-out')} />
      {may('request') && facility.data ? <RequestForm key={booking.revision} booking={booking} facility={facility.data} /> : null}
      {/* Whoever answers reads the request before the agreement; whoever confirms came for the agreement. */}
      {may('confirm') ? <Agreement booking={booking} /> : null}
      {booking.requestedAt === null ? null : (
        <Section framed title={t('book.request.said')} id="said">
          <BookingDetailFacts booking={booking} />
        </Section>
      )}
      <div className="fb-booking-pair">
        <Facts booking={booking} facility={facility.data} />
        <Money booking={booking} />
      </div>
      {may('confirm') ? null : <Agreement booking={booking} onDecline={may('decline') ? () => setDialog('decline') : undefined} />}
      <History booking={booking} />
      {dialog === 'cancel' ? <Cancel booking={booking} onClose={close} /> : null}
      {dialog === 'move' ? <Reschedule booking={booking} onClose={close} /> : null}
      {dialog === 'no-show' ? <NoShow booking={booking} onClose={close} /> : null}
      <Modal
        opened={dialog === 'decline' || dialog === 'check-out'}
        onClose={close}
        title={t(dialog === 'check-out' ? 'desk.acts.checkOut' : 'desk.acts.decline')}
        centered
        closeButtonProps={{ 'aria-label': t('book.close') }}
      >
        {dialog === 'decline' ? <DeclineForm booking={booking} onDone={close} onCancel={close} /> : null}
        {dialog === 'check-out' ? <CheckOutForm booking={booking} onDone={close} /> : null}
      </Modal>
    </PageBody>
  );
};

const BookingPage = () => {
  const [facilityId, bookingId] = [useParam('facilityId'), useParam('bookingId')];
  const booking = useRoute(getBooking, { params: { facilityId, bookingId } });
  return (
    <Loaded
      page
      of={booking}
      loading={
        <PageBody>
          <LoadingState shape="page" rows={5} />
        </PageBody>
      }
    >
      {(data) => <Whole booking={data} />}
    </Loaded>
  );
};

export default BookingPage;
