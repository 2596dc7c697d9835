/** /facilities/:facilityId/desk: who has which machine when, what clashes, and the next act on each. View, day and what is open stand in the address. */
import { useMemo, useState } from 'react';
import { EmptyState, Link, Loaded, LoadingState, PageBody, PageHeader, StatusMark, useFormat, useRoute, useSession, useText } from '@tongtu/platform/ui';
import { getTimeline, type Timeline } from '../../contract/desk.ts';
import type { Facility } from '../../contract/facilities.ts';
import { FacilityOfAddress } from '../parts/facility-of-address.tsx';
import { ZoneNote } from '../parts/free-slot-choice.tsx';
import { BlockForm } from './block-form.tsx';
import { NotForYou } from './not-for-you.tsx';
import { ItemPanel, type Chosen } from './item-panel.tsx';
import { Clashes, Today, Waiting } from './now-strip.tsx';
import { TimelineChart } from './timeline-chart.tsx';
import { rowsOf, type Item } from './timeline-items.ts';
import { TimelineList } from './timeline-list.tsx';
import { Toolbar } from './toolbar.tsx';
import { useClock, useDays } from './use-days.ts';
import './desk.css';

const Shown = ({ timeline, facility }: { timeline: Timeline; facility: Facility }) => {
  const t = useText('facilities');
  const { session } = useSession();
  const { filters, view, day, days, window } = useDays(timeline.zone);
  const now = useClock();
  const [from, to] = [window.from.getTime(), window.to.getTime()];
  const rows = useMemo(() => rowsOf(timeline, facility.groups, { from, to }), [timeline, facility.groups, from, to]);
  const [blocking, setBlocking] = useState(false);
  const mayWrite = facility.actions.includes('set-up');
  const open = (item: Item): void =>
    filters.set(item.kind === 'booking' ? { booking: item.booking.id, block: undefined } : { block: item.key, booking: undefined });
  const openBooking = (id: string): void => filters.set({ booking: id, block: undefined });
  const chosenBooking = filters.get('booking');
  const block = rows.items.find((item) => item.kind === 'block' && item.key === filters.get('block'));
  const clash = timeline.clashes.find((one) => one.bookingId === chosenBooking);
  const chosen: Chosen | undefined =
    chosenBooking !== ''
      ? { kind: 'booking', id: chosenBooking, clash: timeline.blocks.find((one) => one.id === clash?.blockId) }
      : block?.kind === 'block'
        ? { kind: 'block', block: block.block }
        : undefined;
  const dayAddress = (one: string): string => `/facilities/${facility.id}/desk?view=day&day=${one}${filters.get('as') ? `&as=${filters.get('as')}` : ''}`;
  const mine = session.memberships.some((m) => m.organizationId === facility.organization.id);
  const as = filters.get('as');
  return (
    <>
      <div className="fd-now-strip">
        {mine ? <Waiting facilityId={facility.id} organizationId={facility.organization.id} /> : null}
        <Clashes timeline={timeline} onOpen={openBooking} />
        <Today facilityId={facility.id} onOpen={openBooking} />
      </div>
      <Toolbar zone={timeline.zone} onBlock={mayWrite ? () => setBlocking(true) : undefined} />
      <div className="fd-shown" data-as={as === 'list' || as === 'chart' ? as : 'auto'}>
        <TimelineChart rows={rows} days={days} view={view} zone={timeline.zone} now={now} dayAddress={dayAddress} onOpen={open} />
        <div className="fd-list">
          <TimelineList rows={rows} resources={timeline.resources} days={days} zone={timeline.zone} onOpen={open} />
        </div>
      </div>
      <p className="fd-legend">
        <ZoneNote zone={timeline.zone} />
        <span className="fd-key">
          <i className="fd-closed" aria-hidden="true" /> {t('desk.closed')}
        </span>
        <span className="fd-key">
          <i className="fd-hatch" aria-hidden="true" /> {t('desk.blocked')}
        </span>
      </p>
      <ItemPanel
        chosen={chosen}
        facilityId={facility.id}
        resources={timeline.resources}
        zone={timeline.zone}
        mayWrite={mayWrite}
        onClose={() => filters.clear('booking', 'block')}
      />
      <BlockForm opened={blocking} onClose={() => setBlocking(false)} facilityId={facility.id} resources={timeline.resources} zone={timeline.zone} day={day} />
    </>
  );
};

const Desk = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { window } = useDays(facility.zone);
  const title = format.localized(facility.title);
  const mayLook = facility.actions.includes('work-desk');
  const timeline = useRoute(
    getTimeline,
    { params: { facilityId: facility.id }, query: { from: window.from.toISOString(), to: window.to.toISOString() } },
    { keepPrevious: true, refetchInterval: 60_000, enabled: facility.opened && mayLook },
  );
  return (
    <PageBody width="wide">
      <PageHeader
        crumbs={[{ label: t('nav.facilities'), to: '/my/facilities' }, { label: title, to: `/facilities/${facility.id}` }, { label: t('desk.title') }]}
        over={title}
        title={t('desk.title')}
        documentTitle={`${t('desk.title')} · ${title}`}
        marks={
          facility.opened ? (
            facility.accepting ? (
              <StatusMark tone="good">{t('desk.accepting')}</StatusMark>
            ) : (
              <StatusMark tone="paused">{t('desk.notAccepting')}</StatusMark>
            )
          ) : null
        }
        actions={
          facility.actions.includes('set-up') ? (
            <Link className="tt-button" to={`/facilities/${facility.id}/settings`}>
              {t('settings.title')}
            </Link>
          ) : null
        }
      />
      {facility.opened && !mayLook ? (
        <NotForYou facilityId={facility.id} />
      ) : facility.opened ? (
        <Loaded of={timeline} loading={<LoadingState shape="table" rows={6} />}>
          {(data) => <Shown timeline={data} facility={facility} />}
        </Loaded>
      ) : (
        <EmptyState
          title={t('desk.mine.notOpened')}
          action={
            facility.actions.includes('open') ? (
              <Link className="tt-button tt-button-main" to={`/facilities/${facility.id}/settings`}>
                {t('settings.title')}
              </Link>
            ) : null
          }
        >
          {t('settings.notOpenedHint')}
        </EmptyState>
      )}
    </PageBody>
  );
};

const DeskPage = () => <FacilityOfAddress>{(facility) => <Desk facility={facility} />}</FacilityOfAddress>;

export default DeskPage;
