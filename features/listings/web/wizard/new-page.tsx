/** /listings/new: what kind, for which organization; then the wizard begins. */
import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconBuildingFactory2, IconBulb, IconCoin, IconTargetArrow } from '@tabler/icons-react';
import {
  EmptyState,
  Link,
  membershipsWith,
  PageBody,
  PageHeader,
  ProblemNote,
  useAction,
  useFilters,
  useFormat,
  useGo,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { listingKinds, type ListingKind } from '../../contract/bodies.ts';
import { draftListing, listOrganizationListings } from '../../contract/routes.ts';
import '../listings.css';

const icons = { achievement: IconBulb, need: IconTargetArrow, facility: IconBuildingFactory2, fund: IconCoin } as const;

const NewPage = () => {
  const t = useText('listings');
  const format = useFormat();
  const filters = useFilters();
  const go = useGo();
  const { session } = useSession();
  const memberships = membershipsWith(session);
  const [organizationId, setOrganizationId] = useState(filters.get('organization') || memberships[0]?.organizationId || '');
  const asked = filters.get('kind');
  const kind = (listingKinds as readonly string[]).includes(asked) ? (asked as ListingKind) : null;
  const draft = useAction(draftListing, { invalidates: [listOrganizationListings], onSuccess: (copy) => go(`/listings/${copy.id}/edit`, { replace: true }) });
  const chosen = organizationId || memberships[0]?.organizationId || '';
  if (memberships.length === 0) {
    return (
      <PageBody width="reading">
        <PageHeader title={t('new.title')} />
        <EmptyState
          title={t('new.noOrganization')}
          action={
            <Link className="tt-button tt-button-main" to="/organizations/apply">
              {t('new.apply')}
            </Link>
          }
        >
          {t('new.noOrganizationHint')}
        </EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody width="reading">
      <PageHeader crumbs={[{ label: t('nav.mine'), to: '/my/listings' }, { label: t('new.title') }]} title={t('new.title')} lead={t('new.lead')} />
      <form
        className="ls-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (kind) void draft.run({ body: { kind, organizationId: chosen } });
        }}
      >
        <fieldset className="ls-kinds">
          <legend>{t('new.kind')}</legend>
          {listingKinds.map((one) => {
            const Icon = icons[one];
            return (
              <label key={one} data-on={one === kind}>
                <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => filters.set({ kind: one })} />
                <Icon size={26} stroke={1.5} aria-hidden="true" />
                <span>
                  <b>{t(`kinds.${one}`)}</b>
                  <small>{t(`new.is.${one}`)}</small>
                </span>
              </label>
            );
          })}
        </fieldset>
        {memberships.length > 1 ? (
          <Select
            label={t('new.organization')}
            value={chosen}
            allowDeselect={false}
            onChange={(value) => setOrganizationId(value ?? chosen)}
            data={memberships.map((m) => ({ value: m.organizationId, label: format.localized(m.organizationName) }))}
          />
        ) : (
          <p className="tt-quiet">{t('new.for', { organization: format.localized(memberships[0]!.organizationName) })}</p>
        )}
        {memberships.find((m) => m.organizationId === chosen)?.organizationState !== 'verified' ? <p className="ls-hint">{t('new.notVerified')}</p> : null}
        <ProblemNote error={draft.problem} />
        <div>
          <Button type="submit" size="md" disabled={kind === null} loading={draft.pending}>
            {t('new.begin')}
          </Button>
        </div>
      </form>
    </PageBody>
  );
};

export default NewPage;
