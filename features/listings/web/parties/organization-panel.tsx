/** On an organization's page: what it has published. Its members reach the whole list with drafts from here. */
import { Button } from '@mantine/core';
import { LoadingState, ProblemState, Section, TextLink, useRouteInfinite, useSession, useText } from '@tongtu/platform/ui';
import type { Organization } from '@tongtu/parties/contract';
import { listOrganizationListings } from '../../contract/routes.ts';
import { ListingRow } from '../parts/listing-row.tsx';
import '../listings.css';

const OrganizationPanel = ({ organization }: { organization: Organization }) => {
  const t = useText('listings');
  const { session } = useSession();
  const found = useRouteInfinite(listOrganizationListings, { params: { organizationId: organization.id }, query: { state: 'published', limit: 6 } } as never);
  const isMine = session.memberships.some((one) => one.organizationId === organization.id);
  return (
    <Section
      title={t('organization.title')}
      actions={isMine ? <TextLink to={`/my/listings?organization=${organization.id}`}>{t('organization.all')}</TextLink> : undefined}
    >
      {found.isPending ? (
        <LoadingState shape="cards" rows={3} />
      ) : found.problem ? (
        <ProblemState error={found.problem} retry={found.refetch} />
      ) : found.items.length === 0 ? (
        <p className="tt-quiet">{t('organization.none')}</p>
      ) : (
        <div className="ls-list">
          {found.items.map((listing) => (
            <ListingRow key={listing.id} listing={listing} level={3} />
          ))}
        </div>
      )}
      {found.hasMore ? (
        <Button className="ls-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('mine.more')}
        </Button>
      ) : null}
    </Section>
  );
};

export default OrganizationPanel;
