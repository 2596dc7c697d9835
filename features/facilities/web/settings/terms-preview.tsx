/** The test agreement as it would be made now: the real text of the real clauses, with a sample booking in it. */
import { useMemo, useState } from 'react';
import { useText } from '@tongtu/platform/ui';
import type { Facility } from '../../contract/facilities.ts';
import type { Terms } from '../../contract/terms.ts';
import type { Booking } from '../../domain/booking.ts';
import { agreementText } from '../../domain/test-agreement.ts';

const hour = 3_600_000;

const sampleBooking = (facility: Facility, now: number): Booking => {
  const from = new Date(Math.ceil(now / (24 * hour)) * 24 * hour + 7 * 24 * hour + hour);
  const { tariff } = facility;
  return {
    facilityId: facility.id,
    id: facility.id,
    resourceId: null,
    groupId: null,
    unit: 1,
    organizationId: facility.organization.id,
    personId: facility.id,
    providerId: facility.organization.id,
    seriesId: null,
    bundleId: null,
    state: 'requested',
    from,
    to: new Date(from.getTime() + 8 * hour),
    zone: facility.zone,
    expiresAt: null,
    details: {},
    price: { tariffClass: 'member', agreed: false, currency: tariff.currency, lines: [], total: '0', deposit: '0', tariff, tariffRevision: facility.revision },
    agreementRevision: 1,
    reason: null,
    words: null,
    requestedAt: null,
    answeredAt: null,
    checkedInAt: null,
    checkedOutAt: null,
    revision: 1,
    createdAt: from,
    updatedAt: from,
  };
};

export const TermsPreview = ({ facility, terms }: { facility: Facility; terms: Terms }) => {
  const t = useText('facilities');
  const [now] = useState(() => Date.now());
  const customer = t('settings.terms.sampleCustomer');
  const text = useMemo(
    () =>
      agreementText({
        booking: sampleBooking(facility, now),
        terms,
        facilityTitle: facility.title,
        resourceName: facility.resources[0]?.name ?? facility.title,
        providerName: facility.organization.name,
        customerName: { zh: customer, en: customer },
      }).text[t.language],
    [facility, terms, now, customer, t.language],
  );
  return (
    <aside className="fo-trial" aria-labelledby="fo-words">
      <h2 id="fo-words" className="tt-h2">
        {t('settings.terms.inWords')}
      </h2>
      <p className="tt-hint">{t('settings.terms.inWordsHint')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard */}
      <section className="fo-preview" tabIndex={0} aria-label={t('desk.agreementText')}>
        <p className="tt-prose">{text}</p>
      </section>
    </aside>
  );
};
