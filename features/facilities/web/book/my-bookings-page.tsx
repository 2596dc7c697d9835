/** /my/bookings — what my organizations have booked: on top what I must do, below what comes, then what is past. */
import { Button, Checkbox, Select } from '@mantine/core';
import {
  EmptyState,
  Link,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  ProblemState,
  Section,
  TextLink,
  useFilters,
  useFormat,
  useRouteInfinite,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { listBookings, type BookingCard } from '../../contract/bookings.ts';
import { SpanText } from '../parts/span-text.tsx';
import { BookingStateMark } from '../parts/state-mark.tsx';
import { useNow } from '../parts/use-now.ts';
import { myActs, sortedForView, statesOf, views, type View } from './my-acts.ts';
import './book.css';

const addressOf = (booking: BookingCard): string => `/facilities/${booking.facilityId}/bookings/${booking.id}`;

const ToDo = ({ bookings }: { bookings: readonly BookingCard[] }) => {
  const t = useText('facilities');
  const format = useFormat();
  const now = useNow().getTime();
  const acts = myActs(bookings, now);
  if (acts.length === 0) return null;
  return (
    <Section framed title={t('book.mine.todo', { count: acts.length })} id="todo">
      <ul className="fb-todo">
        {acts.slice(0, 8).map(({ act, booking }) => (
          <li key={booking.id}>
            <span className="fb-todo-why">{t(`book.mine.acts.${act}`)}</span>
            <span>
              <TextLink to={addressOf(booking)}>
                <LocalizedText value={booking.facilityTitle} quiet />
              </TextLink>{' '}
              <SpanText from={booking.from} to={booking.to} zone={booking.zone} />
            </span>
            <span className="tt-quiet">{booking.expiresAt === null ? '' : t('book.mine.due', { when: format.relative(booking.expiresAt, now) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Row = ({ booking, several }: { booking: BookingCard; several: boolean }) => {
  const t = useText('facilities');
  const format = useFormat();
  const now = useNow().getTime();
  return (
    <li>
      <SpanText from={booking.from} to={booking.to} zone={booking.zone} />
      <span className="fb-mine-what">
        <TextLink to={addressOf(booking)}>
          <LocalizedText value={booking.facilityTitle} quiet />
        </TextLink>
        <span className="tt-quiet">
          {[
            format.localized(booking.resource?.name ?? booking.group?.name),
            several ? format.localized(booking.organization.name) : '',
            booking.person.name,
            booking.seriesId ? t('book.ofSeries') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="fb-mine-state">
        <BookingStateMark state={booking.state} />
        {booking.expiresAt === null ? null : <span className="tt-quiet">{t('book.mine.due', { when: format.relative(booking.expiresAt, now) })}</span>}
      </span>
      <span className="fb-number">{booking.agreed ? format.money({ amount: booking.total, currency: booking.currency }) : t('book.tariff.agreed')}</span>
    </li>
  );
};

const List = ({ view, organizationId, mine }: { view: View; organizationId: string; mine: boolean }) => {
  const t = useText('facilities');
  const { session } = useSession();
  const now = useNow().getTime();
  const found = useRouteInfinite(
    listBookings,
    {
      query: { state: statesOf(view), limit: view === 'past' ? 20 : 100, ...(organizationId ? { organizationId } : {}), ...(mine ? { mine: 'true' } : {}) },
    } as never,
    { keepPrevious: true },
  );
  if (found.isPending) return <LoadingState shape="table" rows={4} />;
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  const items = sortedForView(found.items, view, now);
  return (
    <>
      {view === 'next' ? <ToDo bookings={found.items} /> : null}
      {items.length === 0 ? (
        <EmptyState
          title={t(`book.mine.none.${view}`)}
          action={
            <Link className="tt-button tt-button-main" to="/facilities">
              {t('book.mine.find')}
            </Link>
          }
        >
          {t('book.mine.noneHint')}
        </EmptyState>
      ) : (
        <Section {...(view === 'next' ? { title: t('book.mine.coming') } : {})}>
          <ul className="fb-mine">
            {items.map((booking) => (
              <Row key={booking.id} booking={booking} several={session.memberships.length > 1 && organizationId === ''} />
            ))}
          </ul>
        </Section>
      )}
      {found.hasMore ? (
        <Button className="fb-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('book.mine.more')}
        </Button>
      ) : null}
    </>
  );
};

const MyBookingsPage = () => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const view = views.find((one) => one === filters.get('view')) ?? 'next';
  const organizationId = filters.get('organization');
  const mine = filters.get('mine') === 'true';
  return (
    <PageBody>
      <PageHeader
        title={t('nav.bookings')}
        lead={t('book.mine.lead')}
        actions={
          <Link className="tt-button" to="/facilities">
            {t('book.mine.find')}
          </Link>
        }
      />
      <div className="fb-mine-bar">
        <fieldset className="fb-tabs" aria-label={t('book.mine.view')}>
          {views.map((one) => (
            <button key={one} type="button" aria-pressed={one === view} onClick={() => filters.set({ view: one === 'next' ? undefined : one })}>
              {t(`book.mine.views.${one}`)}
            </button>
          ))}
        </fieldset>
        <div className="fb-row">
          <Checkbox
            label={t('book.mine.onlyMine')}
            checked={mine}
            onChange={(event) => filters.set({ mine: event.currentTarget.checked ? 'true' : undefined })}
          />
          {session.memberships.length > 1 ? (
            <Select
              aria-label={t('book.mine.organization')}
              value={organizationId}
              allowDeselect={false}
              onChange={(value) => filters.set({ organization: value })}
              data={[
                { value: '', label: t('book.mine.allOrganizations') },
                ...session.memberships.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) })),
              ]}
            />
          ) : null}
        </div>
      </div>
      <List view={view} organizationId={organizationId} mine={mine} />
    </PageBody>
  );
};

export default MyBookingsPage;
