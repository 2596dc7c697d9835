/** One facility of an answer: what fits and what does not, when it is free, what it costs, and the way there. */
import { IconClock, IconCoin, IconMapPin } from '@tabler/icons-react';
import { useRegions, levelsText, quantityText } from '@tongtu/listings/web';
import { ExampleMark, Link, LocalizedText, StatusMark, Tag, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import type { FacilityHit, FitLine } from '../../contract/search.ts';
import { slotText } from './zoned.ts';

const tones: Readonly<Record<FitLine['outcome'], Tone>> = { fits: 'good', misses: 'bad', unknown: 'unknown' };

const FitTable = ({ fits }: { readonly fits: readonly FitLine[] }) => {
  const t = useText('facilities');
  const format = useFormat();
  return (
    <table className="fs-fit" aria-label={t('search.fit.label')}>
      <thead>
        <tr>
          <th scope="col">{t('search.fit.parameter')}</th>
          <th scope="col">{t('search.fit.wanted')}</th>
          <th scope="col">{t('search.fit.offered')}</th>
          <th scope="col">{t('search.fit.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {fits.map((line, index) => (
          <tr key={index}>
            <th scope="row">{format.localized(line.name)}</th>
            <td data-label={t('search.fit.wanted')}>{quantityText(line.wanted, t.language)}</td>
            <td data-label={t('search.fit.offered')}>
              {line.offered === null ? <span className="tt-quiet">{t('search.fit.unsaid')}</span> : quantityText(line.offered, t.language)}
            </td>
            <td>
              <StatusMark tone={tones[line.outcome]}>
                {line.gap === null ? t(`search.outcomes.${line.outcome}`) : t('search.fit.gap', { gap: quantityText(line.gap, t.language) ?? '' })}
              </StatusMark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Price = ({ hit, length }: { readonly hit: FacilityHit; readonly length: string }) => {
  const t = useText('facilities');
  const format = useFormat();
  if (hit.price === null || !hit.price.agreed) return <span>{t('search.hit.byAgreement')}</span>;
  const { total, currency, tariffClass } = hit.price;
  return (
    <span>
      <b>{total === '0' ? t('search.hit.free') : format.money({ amount: total, currency })}</b>{' '}
      <span className="tt-quiet">{t('search.hit.priceFor', { length, name: t(`search.classes.${tariffClass}`) })}</span>
    </span>
  );
};

const Slot = ({ hit, now }: { readonly hit: FacilityHit; readonly now: Date }) => {
  const t = useText('facilities');
  if (hit.nextSlot === null) return <span className="tt-quiet">{t('search.hit.noSlot')}</span>;
  const [zone, days] = [hit.zone ?? 'Asia/Shanghai', hit.leadDays ?? 0];
  const isElsewhere = zone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lead = days < 1 ? t('search.hit.leadHours', { count: Math.max(1, Math.round(days * 24)) }) : t('search.hit.lead', { count: Math.round(days) });
  const notice = hit.noticeHours ?? 0;
  return (
    <span>
      <b>{slotText(hit.nextSlot, zone, t.language, now)}</b>{' '}
      <span className="tt-quiet">
        {lead}
        {notice > 0 ? t('search.hit.notice', { hours: notice }) : ''}
        {isElsewhere ? ` · ${zone === 'Asia/Shanghai' ? t('search.beijingTime') : zone}` : ''}
      </span>
    </span>
  );
};

/** Leads to the form with the slot that was found; its place, length and begin are what the form reads from its address. */
const slotQuery = (slot: FacilityHit['nextSlot']): string =>
  slot === null
    ? ''
    : `?${new URLSearchParams({ place: slot.resourceId, minutes: String((Date.parse(slot.to) - Date.parse(slot.from)) / 60_000), from: slot.from }).toString()}`;

export const FacilityCard = ({ hit, now, length }: { readonly hit: FacilityHit; readonly now: Date; readonly length: string }) => {
  const t = useText('facilities');
  const listings = useText('listings');
  const format = useFormat();
  const regions = useRegions();
  const { listing } = hit;
  const place = listing.region ? regions.name(listing.region) : listing.country ? regions.country(listing.country) : '';
  const distance = hit.distanceKm === null ? '' : hit.distanceKm === 0 ? t('search.hit.near') : t('search.hit.distance', { km: format.number(hit.distanceKm) });
  const levels = levelsText(listing.trl);
  // Rows that all say the same would tell less than one sentence.
  const isSilent = hit.fits.length > 0 && hit.unknown === hit.fits.length;
  const to = hit.bookable ? `/facilities/${listing.id}${slotQuery(hit.nextSlot)}` : `/listings/${listing.id}`;
  return (
    <article className="fs-hit" aria-labelledby={`hit-${listing.id}`}>
      <div className="fs-hit-words">
        <div className="fs-over">
          {hit.facilityKind ? <Tag>{listings(`codes.facilityKind.${hit.facilityKind}`)}</Tag> : null}
          {listing.audience === 'members' ? <Tag title={listings('audience.membersHint')}>{listings('audience.members')}</Tag> : null}
          {listing.example ? <ExampleMark /> : null}
          <Link className="fs-owner" to={`/organizations/${listing.organization.id}`}>
            <LocalizedText value={listing.organization.name} quiet />
          </Link>
        </div>
        <h2 className="fs-hit-title" id={`hit-${listing.id}`}>
          <Link to={`/listings/${listing.id}`}>
            <LocalizedText value={listing.title} />
          </Link>
        </h2>
        <p className="fs-hit-place">
          <IconMapPin size={15} stroke={1.6} aria-hidden="true" /> {[place, distance, levels && `TRL ${levels}`].filter(Boolean).join(' · ')}
        </p>
        {isSilent || hit.fits.length === 0 ? (
          <p className="fs-hit-summary">
            <LocalizedText value={listing.summary} />
          </p>
        ) : (
          <FitTable fits={hit.fits} />
        )}
        {isSilent ? <StatusMark tone="unknown">{t('search.fit.silent')}</StatusMark> : null}
      </div>
      <div className="fs-hit-side">
        {hit.bookable ? (
          <dl>
            <div>
              <dt>
                <IconClock size={15} stroke={1.6} aria-hidden="true" /> {t('search.hit.next')}
              </dt>
              <dd>
                <Slot hit={hit} now={now} />
              </dd>
            </div>
            <div>
              <dt>
                <IconCoin size={15} stroke={1.6} aria-hidden="true" /> {t('search.hit.price')}
              </dt>
              <dd>
                <Price hit={hit} length={length} />
              </dd>
            </div>
          </dl>
        ) : (
          <StatusMark tone="closed">{t('search.hit.notHere')}</StatusMark>
        )}
        <Link className="tt-button" to={to} aria-describedby={`hit-${listing.id}`}>
          {t(hit.bookable ? 'search.hit.book' : 'search.hit.see')}
        </Link>
      </div>
    </article>
  );
};
