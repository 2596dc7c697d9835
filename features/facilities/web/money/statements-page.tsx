/** /my/statements: what one's organization has to state, has stated, and has received. Who has no facilities sees only what came. */
import { EmptyState, Link, LoadingState, PageBody, PageHeader, useFilters, useRoute, useText } from '@tongtu/platform/ui';
import { listOrganizationFacilities } from '../../contract/facilities.ts';
import { OpenCharges } from './open-charges.tsx';
import { useShownOrganization } from './organization.tsx';
import { StatementList, type Side } from './statement-list.tsx';
import './money.css';

/** Those who run the facilities, or sign; the server decides anyway. */
const issuers = ['admin', 'facility-operator', 'signatory'];

const Sides = ({ organizationId, roles }: { organizationId: string; roles: readonly string[] }) => {
  const t = useText('facilities');
  const filters = useFilters();
  const facilities = useRoute(listOrganizationFacilities, { params: { organizationId } });
  if (facilities.isPending) return <LoadingState shape="table" rows={6} />;
  const provides = facilities.data?.items.some((facility) => facility.opened) ?? false;
  const side: Side = filters.get('side') === 'customer' || !provides ? 'customer' : 'provider';
  return (
    <>
      {provides ? (
        <nav className="tt-tabs" aria-label={t('money.sides.label')}>
          {(['provider', 'customer'] as const).map((one) => (
            <Link
              key={one}
              to={`/my/statements?organization=${organizationId}&side=${one}`}
              keepScroll
              replace
              aria-current={one === side ? 'page' : undefined}
            >
              {t(`money.sides.${one}`)}
            </Link>
          ))}
        </nav>
      ) : null}
      {side === 'provider' ? <OpenCharges organizationId={organizationId} mayIssue={roles.some((role) => issuers.includes(role))} /> : null}
      <StatementList key={side} organizationId={organizationId} side={side} />
    </>
  );
};

const StatementsPage = () => {
  const t = useText('facilities');
  const { organizationId, roles, picker } = useShownOrganization();
  return (
    <PageBody width="wide">
      <PageHeader title={t('nav.statements')} lead={t('money.lead')} actions={picker} />
      {organizationId === undefined ? (
        <EmptyState title={t('money.noOrganization')}>{t('money.noOrganizationHint')}</EmptyState>
      ) : (
        <Sides key={organizationId} organizationId={organizationId} roles={roles} />
      )}
    </PageBody>
  );
};

export default StatementsPage;
