/** What a case may point at: an achievement of the unit, one of its committees. */
import { Select } from '@mantine/core';
import { listOrganizationListings } from '@tongtu/listings/contract';
import { TextLink, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { listCommittees } from '../../contract/committees.ts';

type Props = {
  readonly organizationId: string;
  readonly value: string | null;
  readonly error?: string | undefined;
  readonly onChange: (id: string | null) => void;
};

export const ListingChoice = ({ organizationId, value, error, onChange }: Props) => {
  const t = useText('diligence');
  const format = useFormat();
  const found = useRoute(listOrganizationListings, { params: { organizationId }, query: { kind: 'achievement', limit: 100 } } as never, {
    enabled: organizationId !== '',
    staleTime: 60_000,
  });
  const data = (found.data?.items ?? []).map((one) => ({ value: one.id, label: format.localized(one.title) || one.id }));
  return (
    <Select
      label={t('cases.form.listing')}
      description={t('cases.form.listingHint')}
      placeholder={t('cases.form.listingNone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('parts.clear', { name: t('cases.form.listing') }) }}
      nothingFoundMessage={t('cases.form.listingMissing')}
      value={value}
      error={error}
      data={value === null || data.some((one) => one.value === value) ? data : [{ value, label: t('cases.form.listingOther') }, ...data]}
      onChange={onChange}
    />
  );
};

export const CommitteeChoice = ({ organizationId, value, error, onChange }: Props) => {
  const t = useText('diligence');
  const format = useFormat();
  const found = useRoute(listCommittees, { query: { organizationId } } as never, { enabled: organizationId !== '', staleTime: 60_000 });
  const data = (found.data?.items ?? [])
    .filter((one) => one.id === value || !('dissolvedAt' in one) || one.dissolvedAt === null)
    .map((one) => ({ value: one.id, label: format.localized(one.name) || one.id }));
  return (
    <div>
      <Select
        label={t('cases.form.committee')}
        description={t('cases.form.committeeHint')}
        placeholder={t('cases.form.committeeNone')}
        clearable
        clearButtonProps={{ 'aria-label': t('parts.clear', { name: t('cases.form.committee') }) }}
        value={value}
        error={error}
        data={data}
        onChange={onChange}
      />
      {found.data !== undefined && data.length === 0 ? (
        <p className="tt-hint dc-after">
          {t('cases.form.committeeMissing')} <TextLink to="/committees">{t('cases.form.committeeForm')}</TextLink>
        </p>
      ) : null}
    </div>
  );
};
