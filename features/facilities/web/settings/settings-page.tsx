/** /facilities/:facilityId/settings: how a facility is booked. Each tab stands in the address and saves for itself. */
import { useState, type ComponentType } from 'react';
import { Button, Switch } from '@mantine/core';
import { EmptyState, Link, PageBody, PageHeader, ProblemNote, Remark, TextLink, useAction, useFilters, useFormat, useText } from '@tongtu/platform/ui';
import { getFacility, openFacility, saveFacility, type Facility } from '../../contract/facilities.ts';
import { FacilityOfAddress } from '../parts/facility-of-address.tsx';
import { readsOfDesk } from '../desk/reads.ts';
import { CalendarTab } from './calendar-tab.tsx';
import { CalendarsTab } from './calendars-tab.tsx';
import { CustomersTab } from './customers-tab.tsx';
import { missingOf } from './missing.ts';
import { NotForYou } from '../desk/not-for-you.tsx';
import { QualificationsTab } from './qualifications-tab.tsx';
import { ResourcesTab } from './resources-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TariffTab } from './tariff-tab.tsx';
import { TermsTab } from './terms-tab.tsx';
import './settings.css';
import '../desk/desk.css';

const tabs = {
  calendar: CalendarTab,
  resources: ResourcesTab,
  rules: RulesTab,
  tariff: TariffTab,
  terms: TermsTab,
  calendars: CalendarsTab,
  qualifications: QualificationsTab,
  customers: CustomersTab,
} as const satisfies Record<string, ComponentType<{ facility: Facility; readOnly: boolean }>>;
type Tab = keyof typeof tabs;
const names = Object.keys(tabs) as Tab[];

/** On top: does it take bookings, and what is still missing. */
const Accepting = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const save = useAction(saveFacility, { invalidates: [getFacility, ...readsOfDesk] });
  const missing = missingOf(facility);
  return (
    <div className="fo-accepting fo-noprint">
      <Switch
        size="md"
        label={t('settings.accepting')}
        description={facility.accepting ? t('settings.acceptingOn') : t('settings.acceptingOff')}
        checked={facility.accepting}
        disabled={readOnly || save.pending}
        onChange={(event) =>
          void save.run({ params: { facilityId: facility.id }, body: { revision: facility.revision, accepting: event.currentTarget.checked } })
        }
      />
      {missing.length > 0 ? (
        <Remark tone="next" title={t('settings.missing.title')}>
          <ul>
            {missing.map(({ what, tab }) => (
              <li key={what}>
                {t(`settings.missing.${what}`)} <TextLink to={`/facilities/${facility.id}/settings?tab=${tab}`}>{t(`settings.tabs.${tab}`)}</TextLink>
              </li>
            ))}
          </ul>
        </Remark>
      ) : null}
      <ProblemNote error={save.problem} />
    </div>
  );
};

const Opened = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const filters = useFilters();
  const readOnly = !facility.actions.includes('set-up');
  const tab: Tab = names.find((one) => one === filters.get('tab')) ?? 'calendar';
  // A tab that was visited stays, so that what is unsaved in it survives a look at another.
  const [visited, setVisited] = useState<readonly Tab[]>([tab]);
  if (!visited.includes(tab)) setVisited([...visited, tab]);
  return (
    <>
      <Accepting facility={facility} readOnly={readOnly} />
      <nav className="tt-tabs fo-noprint" aria-label={t('settings.tabsLabel')}>
        {names.map((one) => (
          <Link key={one} to={`/facilities/${facility.id}/settings?tab=${one}`} keepScroll replace aria-current={one === tab ? 'page' : undefined}>
            {t(`settings.tabs.${one}`)}
          </Link>
        ))}
      </nav>
      {readOnly ? <Remark>{t('settings.readOnly')}</Remark> : null}
      {names
        .filter((one) => visited.includes(one) || one === tab)
        .map((one) => {
          const Body = tabs[one];
          return (
            <div key={one} hidden={one !== tab}>
              <Body facility={facility} readOnly={readOnly} />
            </div>
          );
        })}
    </>
  );
};

const OpenFirst = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const open = useAction(openFacility, { invalidates: [getFacility, ...readsOfDesk] });
  return (
    <EmptyState
      title={t('desk.mine.notOpened')}
      action={
        facility.actions.includes('open') ? (
          <Button loading={open.pending} onClick={() => void open.run({ params: { facilityId: facility.id }, body: {} })}>
            {t('desk.mine.open')}
          </Button>
        ) : null
      }
    >
      {t('settings.notOpenedHint')}
      <ProblemNote error={open.problem} />
    </EmptyState>
  );
};

const Settings = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const title = useFormat().localized(facility.title);
  return (
    <PageBody width="wide">
      <div className="fo-noprint">
        <PageHeader
          crumbs={[{ label: t('nav.facilities'), to: '/my/facilities' }, { label: title, to: `/facilities/${facility.id}` }, { label: t('settings.title') }]}
          over={title}
          title={t('settings.title')}
          documentTitle={`${t('settings.title')} · ${title}`}
          actions={
            facility.actions.includes('work-desk') ? (
              <Link className="tt-button" to={`/facilities/${facility.id}/desk`}>
                {t('desk.title')}
              </Link>
            ) : null
          }
        />
      </div>
      {!facility.opened ? (
        <OpenFirst facility={facility} />
      ) : facility.actions.includes('work-desk') || facility.actions.includes('set-up') ? (
        <Opened key={facility.id} facility={facility} />
      ) : (
        <NotForYou facilityId={facility.id} />
      )}
    </PageBody>
  );
};

const SettingsPage = () => <FacilityOfAddress>{(facility) => <Settings facility={facility} />}</FacilityOfAddress>;

export default SettingsPage;
