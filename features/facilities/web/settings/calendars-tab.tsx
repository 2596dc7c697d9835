/** Calendars that come in and block, and feeds that go out by secret addresses. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import {
  Confirm,
  EmptyState,
  Loaded,
  LocalizedText,
  ProblemNote,
  Remark,
  Section,
  StatusMark,
  useAction,
  useFormat,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { listCalendars, refreshCalendar, removeCalendar, type Calendar } from '../../contract/calendars.ts';
import type { Facility } from '../../contract/facilities.ts';
import { readsOfDesk } from '../desk/reads.ts';
import { AddCalendar } from './add-calendar.tsx';
import { Feed } from './feeds.tsx';

const reads = [listCalendars, ...readsOfDesk];

const CalendarLine = ({ calendar, facility, readOnly }: { calendar: Calendar; facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const params = { facilityId: facility.id, calendarId: calendar.id };
  const refresh = useAction(refreshCalendar, { invalidates: reads });
  const remove = useAction(removeCalendar, { invalidates: reads, onSuccess: () => setAsked(false) });
  const resource = facility.resources.find((one) => one.id === calendar.resourceId);
  return (
    <li>
      <div>
        <p className="fo-item-head">
          <b>{calendar.name}</b>
          {calendar.failure ? (
            <StatusMark tone="bad">{t('settings.calendars.failed')}</StatusMark>
          ) : (
            <StatusMark tone="good">{t('settings.calendars.ok')}</StatusMark>
          )}
        </p>
        <p className="tt-quiet">
          {calendar.host ?? t('settings.calendars.file')}
          {' · '}
          {resource ? <LocalizedText value={resource.name} quiet /> : t('desk.everywhere')}
          {' · '}
          {t('settings.calendars.events', { count: calendar.events })}
          {calendar.skipped > 0 ? ` · ${t('settings.calendars.skipped', { count: calendar.skipped })}` : ''}
        </p>
        {calendar.fetchedAt ? (
          <p className="tt-quiet">
            {t('settings.calendars.fetched', { when: format.relative(calendar.fetchedAt) })}
            {calendar.dueAt ? ` · ${t('settings.calendars.due', { when: format.relative(calendar.dueAt) })}` : ''}
          </p>
        ) : null}
        {calendar.failure ? (
          <Remark tone="warn">
            {t.maybe(`errors.${calendar.failure}`) ?? calendar.failure} {calendar.fetchedAt ? t('settings.calendars.kept') : ''}
          </Remark>
        ) : null}
        <ProblemNote error={refresh.problem} />
      </div>
      {readOnly ? null : (
        <div className="tt-actions">
          {calendar.host === null ? null : (
            <Button size="xs" variant="default" loading={refresh.pending} onClick={() => void refresh.run({ params })}>
              {t('settings.calendars.refresh')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setAsked(true)}>
            {t('settings.calendars.remove')}
          </Button>
          <Confirm
            opened={asked}
            onClose={() => setAsked(false)}
            title={t('settings.calendars.removeTitle', { name: calendar.name })}
            does={t('settings.calendars.removeDoes', { count: calendar.events })}
            act={t('settings.calendars.remove')}
            danger
            pending={remove.pending}
            problem={remove.problem}
            onConfirm={() => remove.run({ params })}
          />
        </div>
      )}
    </li>
  );
};

export const CalendarsTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const calendars = useRoute(listCalendars, { params: { facilityId: facility.id } });
  return (
    <>
      <Section title={t('settings.calendars.title')} lead={t('settings.calendars.lead')}>
        <Loaded of={calendars} empty={(data) => data.items.length === 0} whenEmpty={<EmptyState title={t('settings.calendars.none')} />}>
          {({ items }) => (
            <ul className="fo-items">
              {items.map((calendar) => (
                <CalendarLine key={calendar.id} calendar={calendar} facility={facility} readOnly={readOnly} />
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
      {readOnly ? null : (
        <Section framed level={3} title={t('settings.calendars.new')}>
          <AddCalendar facility={facility} />
        </Section>
      )}
      <Section title={t('settings.feeds.title')} lead={t('settings.feeds.lead')}>
        <ul className="fo-items">
          {(['full', 'busy'] as const).map((scope) => (
            <Feed
              key={scope}
              facility={facility}
              scope={scope}
              createdAt={calendars.data?.feeds.find((one) => one.scope === scope)?.createdAt}
              readOnly={readOnly}
            />
          ))}
        </ul>
      </Section>
    </>
  );
};
