/** /workbench: which of my cards to match. */
import {
  EmptyState,
  Link,
  LoadingState,
  PageBody,
  PageHeader,
  ProblemState,
  Section,
  useFormat,
  useRouteInfinite,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { listOrganizationListings } from '@tongtu/listings/contract';
import { asLocalized, KindTag } from '@tongtu/listings/web';
import '../matching.css';

const Own = ({ organizationId, name }: { organizationId: string; name: string }) => {
  const t = useText('matching');
  const format = useFormat();
  const own = useRouteInfinite(listOrganizationListings, { params: { organizationId }, query: { state: ['published'] as const, limit: 100 } as never });
  if (own.isPending) return <LoadingState rows={3} />;
  if (own.problem) return <ProblemState error={own.problem} retry={own.refetch} />;
  const shown = own.items.filter((one) => one.state === 'published');
  return (
    <Section title={name}>
      {shown.length === 0 ? (
        <EmptyState
          title={t('choose.none')}
          action={
            <Link className="tt-button" to="/my/listings">
              {t('choose.mine')}
            </Link>
          }
        >
          {t('choose.noneHint')}
        </EmptyState>
      ) : (
        <ul className="mt-choose">
          {shown.map((listing) => (
            <li key={listing.id}>
              <Link to={`/workbench/${listing.id}`}>
                <KindTag kind={listing.kind} />
                <span>{format.localized(asLocalized(listing.title))}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const ChoosePage = () => {
  const t = useText('matching');
  const format = useFormat();
  const { session } = useSession();
  return (
    <PageBody width="reading">
      <PageHeader title={t('workbench.title')} lead={t('choose.lead')} />
      {session.memberships.map((m) => (
        <Own key={m.organizationId} organizationId={m.organizationId} name={format.localized(m.organizationName)} />
      ))}
      {session.memberships.length === 0 ? <EmptyState title={t('choose.none')}>{t('choose.visitor')}</EmptyState> : null}
    </PageBody>
  );
};

export default ChoosePage;
