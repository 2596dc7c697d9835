/** /facilities/:facilityId — when a facility is free, what it costs, under which terms; and a slot of it, held in three choices. */
import { useState } from 'react';
import {
  EmptyState,
  ExampleMark,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  StatusMark,
  useFormat,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { useRegions } from '@tongtu/listings/web';
import { getFacility, type Facility } from '../../contract/facilities.ts';
import { BasketBox } from './basket-box.tsx';
import { Choose } from './choose.tsx';
import { HeldResult } from './held-result.tsx';
import { KnowBefore } from './know-before.tsx';
import { OpenForBooking } from './open-for-booking.tsx';
import type { Repeat } from './series.ts';
import { useBooker, type Booker } from './use-booker.tsx';
import { useChoice } from './use-choice.ts';
import { Week } from './week.tsx';
import { YourChoice, type HeldAnswer } from './your-choice.tsx';
import './book.css';

const Head = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const l = useText('listings');
  const format = useFormat();
  const regions = useRegions();
  const title = format.localized(facility.title);
  const has = (action: Facility['actions'][number]): boolean => facility.actions.includes(action);
  return (
    <PageHeader
      crumbs={[{ label: t('nav.search'), to: '/facilities' }, { label: title }]}
      over={facility.facilityKind === null ? t('book.over') : (l.maybe(`codes.facilityKind.${facility.facilityKind}`) ?? t('book.over'))}
      title={<LocalizedText value={facility.title} />}
      documentTitle={title}
      lead={
        <>
          <Link className="tt-link" to={`/organizations/${facility.organization.id}`}>
            <LocalizedText value={facility.organization.name} quiet />
          </Link>
          {facility.region ? ` · ${regions.name(facility.region)}` : ''}
        </>
      }
      marks={
        <>
          {facility.opened ? (
            <StatusMark tone={facility.accepting ? 'good' : 'paused'}>{t(facility.accepting ? 'book.accepting' : 'book.notAccepting')}</StatusMark>
          ) : null}
          {facility.example ? <ExampleMark /> : null}
          {facility.opened ? (
            <a className="fb-jump" href="#before">
              {t('book.before.jump')}
            </a>
          ) : null}
        </>
      }
      actions={
        <>
          <Link className="tt-button" to={`/listings/${facility.id}`}>
            {t('book.card')}
          </Link>
          {has('work-desk') ? (
            <Link className="tt-button" to={`/facilities/${facility.id}/desk`}>
              {t('book.desk')}
            </Link>
          ) : null}
          {has('set-up') ? (
            <Link className="tt-button" to={`/facilities/${facility.id}/settings`}>
              {t('book.settings')}
            </Link>
          ) : null}
        </>
      }
    />
  );
};

const Booking = ({ facility, booker }: { facility: Facility; booker: Booker }) => {
  const choice = useChoice(facility);
  const [repeat, setRepeat] = useState<Repeat | undefined>();
  const [held, setHeld] = useState<HeldAnswer | undefined>();
  const shown = (answer: HeldAnswer): void => {
    setHeld(answer);
    setRepeat(undefined);
    choice.clear();
    window.scrollTo({ top: 0 });
  };
  if (held) return <HeldResult answer={held} zone={facility.zone} onBack={() => setHeld(undefined)} />;
  return (
    <div className="fb-facility">
      <div className="fb-facility-form">
        <Choose facility={facility} choice={choice} booker={booker} repeat={repeat} onRepeat={setRepeat} />
      </div>
      <aside className="fb-facility-side">
        <YourChoice facility={facility} choice={choice} booker={booker} repeat={repeat} onHeld={shown} />
        <BasketBox organizationId={booker.organizationId} onHeld={shown} />
      </aside>
      <div className="fb-facility-rest">
        <Week
          facility={facility}
          onPick={(resource, day) => {
            choice.setDay(day, `r${resource.id}`);
            document.getElementById('choose')?.scrollIntoView({ block: 'start' });
          }}
        />
        <KnowBefore facility={facility} />
      </div>
    </div>
  );
};

const FacilityPage = () => {
  const t = useText('facilities');
  const booker = useBooker();
  const { organizationId } = booker;
  const facility = useRoute(
    getFacility,
    { params: { facilityId: useParam('facilityId') }, query: organizationId === undefined ? {} : { organizationId } },
    { keepPrevious: true },
  );
  return (
    <PageBody width="wide">
      <Loaded page of={facility} loading={<LoadingState shape="page" rows={6} />}>
        {(data) => (
          <>
            <Head facility={data} />
            {!data.opened ? (
              <EmptyState title={t('book.closed.title')} action={<OpenForBooking facility={data} />}>
                {t(data.actions.includes('open') ? 'book.closed.own' : 'book.closed.ask')}
              </EmptyState>
            ) : data.resources.every((resource) => resource.state !== 'open') ? (
              <EmptyState title={t('book.closed.nothing')}>{t('book.closed.nothingHint')}</EmptyState>
            ) : (
              <Booking facility={data} booker={booker} />
            )}
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default FacilityPage;
