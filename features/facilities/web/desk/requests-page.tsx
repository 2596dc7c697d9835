/**
 * /my/booking-requests: what waits for an answer of this organization, the longest waiting first. The first stands open;
 * when it is answered the next one opens and takes the focus, so that a queue is answered without looking for anything.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Section,
  TextLink,
  useFilters,
  useFormat,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getBooking, listBookingRequests, type BookingCard } from '../../contract/bookings.ts';
import { PriceLines } from '../parts/price-lines.tsx';
import { SpanText } from '../parts/span-text.tsx';
import { wallClockOf } from '../parts/wall-clock.ts';
import { ApproveForm, DeclineForm } from './answer-forms.tsx';
import { BookingDetailFacts } from './booking-details.tsx';
import { useOperatingOrganization } from './organization.tsx';
import './desk.css';

const Answer = ({ card, onDone }: { card: BookingCard; onDone: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [declining, setDeclining] = useState(false);
  const booking = useRoute(getBooking, { params: { facilityId: card.facilityId, bookingId: card.id } });
  return (
    <Loaded of={booking} loading={<LoadingState rows={4} />}>
      {(data) => (
        <div className="fd-request-body">
          <div className="fd-request-facts">
            <BookingDetailFacts booking={data} />
            <Section level={3} title={t('desk.price')}>
              {data.price.agreed ? (
                <PriceLines
                  lines={data.price.lines}
                  currency={data.currency}
                  total={data.price.total}
                  caption={t('desk.price')}
                  below={data.price.deposit === '0' ? [] : [[t('desk.deposit'), data.price.deposit]]}
                />
              ) : (
                <p className="tt-quiet">{t('desk.byAgreement')}</p>
              )}
              <p className="tt-hint">{t('desk.classIs', { name: t(`desk.classes.${data.price.tariffClass}`) })}</p>
            </Section>
            <p>
              <TextLink to={`/facilities/${data.facilityId}/bookings/${data.id}`}>{t('desk.acts.whole')}</TextLink>
              {' · '}
              <TextLink to={`/facilities/${data.facilityId}/desk?view=day&day=${wallClockOf(new Date(data.from), data.zone).day}&booking=${data.id}`}>
                {t('desk.onTimeline')}
              </TextLink>
            </p>
          </div>
          <div className="fd-request-answer">
            <h3 className="tt-h3">{declining ? t('desk.acts.decline') : t('desk.agreement')}</h3>
            {data.actions.includes('approve') && !declining ? (
              <ApproveForm booking={data} onDone={onDone}>
                {data.actions.includes('decline') ? (
                  <Button variant="default" onClick={() => setDeclining(true)}>
                    {t('desk.acts.declineAsk')}
                  </Button>
                ) : null}
              </ApproveForm>
            ) : null}
            {declining ? <DeclineForm booking={data} onDone={onDone} onCancel={() => setDeclining(false)} /> : null}
            {data.actions.includes('approve') || data.actions.includes('decline') ? null : <p className="tt-quiet">{t('desk.notYours')}</p>}
            <p className="tt-hint">
              {data.expiresAt ? t('desk.dueLong', { when: format.relative(data.expiresAt), time: format.dateTime(data.expiresAt) }) : null}
            </p>
          </div>
        </div>
      )}
    </Loaded>
  );
};

const Request = ({ card, opened, onToggle, onDone }: { card: BookingCard; opened: boolean; onToggle: () => void; onDone: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const soon = card.expiresAt !== null && Date.parse(card.expiresAt) - now < 86_400_000;
  return (
    <li className="fd-request" data-opened={opened}>
      <h2>
        <button type="button" className="fd-request-head" aria-expanded={opened} onClick={onToggle}>
          <span className="fd-request-who">
            <b>
              <LocalizedText value={card.organization.name} quiet />
            </b>
            <span>
              <LocalizedText value={card.facilityTitle} quiet />
              {card.resource ? (
                <>
                  {' · '}
                  <LocalizedText value={card.resource.name} quiet />
                </>
              ) : null}
            </span>
          </span>
          <span className="fd-request-when">
            <SpanText from={card.from} to={card.to} zone={card.zone} />
            <span>{card.agreed ? format.money({ amount: card.total, currency: card.currency }) : t('desk.byAgreement')}</span>
          </span>
          <span className="fd-request-due" data-soon={soon}>
            {card.requestedAt ? <span>{t('desk.askedAt', { when: format.relative(card.requestedAt) })}</span> : null}
            {card.expiresAt ? <b>{t('desk.due', { when: format.relative(card.expiresAt) })}</b> : null}
          </span>
          <IconChevronDown className="fd-chevron" size={18} stroke={1.8} aria-hidden="true" />
        </button>
      </h2>
      {opened ? <Answer card={card} onDone={onDone} /> : null}
    </li>
  );
};

/** Up and down go from one request to the next while a head has the focus. */
const walk = (event: KeyboardEvent<HTMLUListElement>): void => {
  const from = event.target as HTMLElement;
  if (!from.matches('.fd-request-head') || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('.fd-request-head')];
  event.preventDefault();
  heads[heads.indexOf(from) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
};

const Queue = ({ organizationId }: { organizationId: string }) => {
  const t = useText('facilities');
  const filters = useFilters();
  const list = useRef<HTMLUListElement>(null);
  const [answered, setAnswered] = useState(0);
  const requests = useRoute(listBookingRequests, { params: { organizationId } }, { refetchInterval: 60_000 });
  const items = requests.data?.items ?? [];
  const asked = filters.get('booking');
  const opened = asked === 'none' ? undefined : (items.find((one) => one.id === asked) ?? items[0]);
  const openedId = opened?.id;
  useEffect(() => {
    if (answered > 0) list.current?.querySelector<HTMLElement>('[data-opened="true"] .fd-request-head')?.focus();
  }, [answered]);
  const done = (): void => {
    filters.clear('booking');
    setAnswered((count) => count + 1);
  };
  return (
    <Loaded
      of={requests}
      loading={<LoadingState shape="cards" rows={4} />}
      empty={(data) => data.items.length === 0}
      whenEmpty={
        <EmptyState
          drawing="all-done"
          title={t('desk.requests.none')}
          action={
            <Link className="tt-button" to={`/my/facilities?organization=${organizationId}`}>
              {t('nav.facilities')}
            </Link>
          }
        >
          {t('desk.requests.noneHint')}
        </EmptyState>
      }
    >
      {() => (
        <>
          <p className="tt-quiet" aria-live="polite">
            {answered > 0 ? t('desk.requests.answered', { count: answered, rest: items.length }) : t('desk.requests.count', { count: items.length })}
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys move between its buttons */}
          <ul ref={list} className="fd-requests" onKeyDown={walk}>
            {items.map((card) => (
              <Request
                key={card.id}
                card={card}
                opened={card.id === openedId}
                onToggle={() => filters.set({ booking: card.id === openedId ? 'none' : card.id })}
                onDone={done}
              />
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
};

const RequestsPage = () => {
  const t = useText('facilities');
  const { membership, picker } = useOperatingOrganization();
  return (
    <PageBody width="wide">
      <PageHeader title={t('nav.requests')} lead={t('desk.requests.lead')} actions={picker} />
      {membership ? (
        <Queue key={membership.organizationId} organizationId={membership.organizationId} />
      ) : (
        <EmptyState title={t('desk.noOrganization')}>{t('desk.noOrganizationHint')}</EmptyState>
      )}
    </PageBody>
  );
};

export default RequestsPage;
