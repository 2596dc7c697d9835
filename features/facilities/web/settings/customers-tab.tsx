/** Who books here and in which class each pays: by its kind, or as the owner has set it. */
import { Select } from '@mantine/core';
import type { Output } from '@tongtu/platform/contract';
import { EmptyState, Loaded, LocalizedText, ProblemNote, Section, StatusMark, TextLink, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { listFacilityCustomers, setCustomerClass } from '../../contract/customers.ts';
import type { Facility } from '../../contract/facilities.ts';
import { tariffClasses, type TariffClass } from '../../contract/tariffs.ts';

type Customer = Output<typeof listFacilityCustomers>['items'][number];

const CustomerRow = ({ facility, customer, readOnly }: { facility: Facility; customer: Customer; readOnly: boolean }) => {
  const t = useText('facilities');
  const format = useFormat();
  const action = useAction(setCustomerClass, { invalidates: [listFacilityCustomers] });
  const byKind = t('settings.customers.byKind', { name: t(`desk.classes.${customer.ordinaryClass}`) });
  return (
    <tr>
      <th scope="row">
        <TextLink to={`/organizations/${customer.organizationId}`}>
          <LocalizedText value={customer.name} quiet />
        </TextLink>
      </th>
      <td data-label={t('settings.tariff.class')}>
        {readOnly ? (
          customer.setClass ? (
            t(`desk.classes.${customer.setClass}`)
          ) : (
            byKind
          )
        ) : (
          <Select
            aria-label={t('settings.customers.classOf', { name: format.localized(customer.name) })}
            value={customer.setClass ?? ''}
            allowDeselect={false}
            disabled={action.pending}
            onChange={(value) =>
              void action.run({
                params: { facilityId: facility.id, organizationId: customer.organizationId },
                body: { tariffClass: value === '' || value === null ? null : (value as TariffClass) },
              })
            }
            data={[{ value: '', label: byKind }, ...tariffClasses.map((one) => ({ value: one, label: t(`desk.classes.${one}`) }))]}
          />
        )}
        <span aria-live="polite">{action.done ? <StatusMark tone="good">{t('settings.saved')}</StatusMark> : null}</span>
        <ProblemNote error={action.problem} />
      </td>
      <td className="fo-number" data-label={t('settings.customers.bookings')}>
        {format.number(customer.bookings)}
      </td>
    </tr>
  );
};

export const CustomersTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const customers = useRoute(listFacilityCustomers, { params: { facilityId: facility.id } });
  return (
    <Section title={t('settings.customers.title')} lead={t('settings.customers.lead')}>
      <Loaded
        of={customers}
        empty={(data) => data.items.length === 0}
        whenEmpty={<EmptyState title={t('settings.customers.none')}>{t('settings.customers.noneHint')}</EmptyState>}
      >
        {({ items }) => (
          <div className="fo-grid-frame">
            <table className="tt-table fo-customers">
              <caption className="tt-hidden">{t('settings.customers.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('desk.customer')}</th>
                  <th scope="col">{t('settings.tariff.class')}</th>
                  <th scope="col" className="fo-number">
                    {t('settings.customers.bookings')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((customer) => (
                  <CustomerRow key={customer.organizationId} facility={facility} customer={customer} readOnly={readOnly} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Section>
  );
};
