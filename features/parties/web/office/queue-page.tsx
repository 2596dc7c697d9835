/** /secretariat — what waits for the secretariat: organizations to verify, and the queues of rooms above (listings to look at). */
import { lazy, Suspense, useMemo } from 'react';
import {
  EmptyState,
  Link,
  LoadingState,
  LocalizedText,
  Loaded,
  PageBody,
  PageHeader,
  ProblemState,
  useFilters,
  useFormat,
  useRoute,
  useRouteInfinite,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { Button } from '@mantine/core';
import { getOrganization, listOrganizations, type OrganizationCard } from '../../contract.ts';
import { Decisions } from '../organizations/decisions.tsx';
import { usePlaceLine } from '../organizations/labels.tsx';
import { secretariatPanels, type SecretariatPanel } from '../panels.ts';
import '../parties.css';

/** What is needed to decide stands in the line: code, website, when it applied. The whole stands on its page. */
const Applicant = ({ card }: { card: OrganizationCard }) => {
  const t = useText('parties');
  const format = useFormat();
  const line = usePlaceLine();
  const { session } = useSession();
  const whole = useRoute(getOrganization, { params: { organizationId: card.id } });
  return (
    <li className="pt-queue-item">
      <div>
        <h2>
          <Link to={`/organizations/${card.id}`}>
            <LocalizedText value={card.name} />
          </Link>
        </h2>
        <p className="tt-quiet">{line(card)}</p>
        <Loaded of={whole} loading={<LoadingState rows={1} />}>
          {(data) => (
            <p className="tt-hint">
              {[
                data.uscc ? t('office.uscc', { code: data.uscc }) : t('office.noUscc'),
                data.website ?? '',
                data.parent ? t('office.parent', { name: format.localized(data.parent.name) }) : '',
                t('office.appliedAt', { when: format.relative(data.createdAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </Loaded>
      </div>
      {session.platformRoles.includes('secretariat') ? (
        <div className="tt-actions">
          <Decisions organization={card} name={format.localized(card.name)} actions={whole.data?.actions ?? []} size="xs" />
        </div>
      ) : null}
    </li>
  );
};

const Applicants = () => {
  const t = useText('parties');
  const found = useRouteInfinite(listOrganizations, { query: { state: 'applied' } } as never);
  if (found.isPending) return <LoadingState shape="cards" rows={4} />;
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  if (found.items.length === 0)
    return (
      <EmptyState drawing="all-done" title={t('office.nobody')}>
        {t('office.nobodyHint')}
      </EmptyState>
    );
  return (
    <>
      <ul className="pt-queue">
        {found.items.map((card) => (
          <Applicant key={card.id} card={card} />
        ))}
      </ul>
      {found.hasMore ? (
        <Button className="pt-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('organizations.more')}
        </Button>
      ) : null}
    </>
  );
};

const TabName = ({ panel }: { panel: SecretariatPanel }) => <>{useText(panel.room)(`office.${panel.key}`)}</>;

const QueuePage = () => {
  const t = useText('parties');
  const filters = useFilters();
  const panels = useMemo(() => secretariatPanels().map((panel) => ({ panel, Panel: lazy(panel.load) })), []);
  const chosen = panels.find(({ panel }) => panel.key === filters.get('queue'));
  return (
    <PageBody>
      <PageHeader title={t('office.title')} lead={t('office.lead')} />
      <nav className="tt-tabs" aria-label={t('office.queues')}>
        <Link to="/secretariat" aria-current={chosen ? undefined : 'page'}>
          {t('office.organizations')}
        </Link>
        {panels.map(({ panel }) => (
          <Link key={panel.key} to={`/secretariat?queue=${panel.key}`} aria-current={panel === chosen?.panel ? 'page' : undefined}>
            <Suspense fallback="…">
              <TabName panel={panel} />
            </Suspense>
          </Link>
        ))}
      </nav>
      {chosen ? (
        <Suspense fallback={<LoadingState shape="cards" rows={4} />}>
          <chosen.Panel />
        </Suspense>
      ) : (
        <Applicants />
      )}
    </PageBody>
  );
};

export default QueuePage;
