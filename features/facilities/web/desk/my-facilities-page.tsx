/** /my/facilities: the organization's facilities, how each stands, and where work waits. */
import { Button } from '@mantine/core';
import {
  EmptyState,
  Link,
  LoadingState,
  Loaded,
  LocalizedText,
  PageBody,
  PageHeader,
  ProblemNote,
  Remark,
  StatusMark,
  TextLink,
  useAction,
  useGo,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import type { Output } from '@tongtu/platform/contract';
import { listOrganizationFacilities, openFacility } from '../../contract/facilities.ts';
import { useOperatingOrganization } from './organization.tsx';
import './desk.css';

type Line = Output<typeof listOrganizationFacilities>['items'][number];

const Standing = ({ line }: { line: Line }) => {
  const t = useText('facilities');
  if (!line.opened) return <StatusMark tone="open">{t('desk.mine.notOpened')}</StatusMark>;
  return line.accepting ? <StatusMark tone="good">{t('desk.accepting')}</StatusMark> : <StatusMark tone="paused">{t('desk.notAccepting')}</StatusMark>;
};

const OpenButton = ({ line }: { line: Line }) => {
  const t = useText('facilities');
  const go = useGo();
  const open = useAction(openFacility, {
    invalidates: [listOrganizationFacilities],
    onSuccess: () => go(`/facilities/${line.id}/settings`),
  });
  return (
    <>
      <Button variant="default" loading={open.pending} onClick={() => void open.run({ params: { facilityId: line.id }, body: {} })}>
        {t('desk.mine.open')}
      </Button>
      <ProblemNote error={open.problem} />
    </>
  );
};

const FacilityLine = ({ line, mayOpen, requestsAt }: { line: Line; mayOpen: boolean; requestsAt: string }) => {
  const t = useText('facilities');
  return (
    <li className="fd-facility">
      <div className="fd-facility-words">
        <h2>
          <Link to={line.opened ? `/facilities/${line.id}/desk` : `/facilities/${line.id}`}>
            <LocalizedText value={line.title} />
          </Link>
        </h2>
        <p className="fd-facts">
          <Standing line={line} />
          {line.opened ? (
            <>
              {line.waiting > 0 ? (
                <TextLink to={requestsAt}>
                  <b>{t('desk.mine.waiting', { count: line.waiting })}</b>
                </TextLink>
              ) : null}
              {line.inUse > 0 ? <StatusMark tone="next">{t('desk.mine.inUse', { count: line.inUse })}</StatusMark> : null}
              <span>{t('desk.mine.resources', { count: line.resources })}</span>
            </>
          ) : null}
        </p>
      </div>
      <p className="fd-facility-links">
        {line.opened ? (
          <>
            <Link className="tt-button" to={`/facilities/${line.id}/desk`}>
              {t('desk.title')}
            </Link>
            <TextLink to={`/facilities/${line.id}/settings`}>{t('settings.title')}</TextLink>
          </>
        ) : mayOpen ? (
          <OpenButton line={line} />
        ) : null}
        <TextLink to={`/facilities/${line.id}`}>{t('desk.mine.page')}</TextLink>
      </p>
    </li>
  );
};

const Own = ({ organizationId }: { organizationId: string }) => {
  const t = useText('facilities');
  const { session } = useSession();
  const facilities = useRoute(listOrganizationFacilities, { params: { organizationId } });
  const roles = session.memberships.find((m) => m.organizationId === organizationId)?.roles ?? [];
  const mayOpen = roles.some((role) => role === 'admin' || role === 'facility-operator');
  const requestsAt = `/my/booking-requests?organization=${organizationId}`;
  return (
    <Loaded
      of={facilities}
      loading={<LoadingState shape="cards" rows={3} />}
      empty={(data) => data.items.length === 0}
      whenEmpty={
        <EmptyState
          title={t('desk.mine.none')}
          action={
            <Link className="tt-button tt-button-main" to="/listings/new">
              {t('desk.mine.newCard')}
            </Link>
          }
        >
          {t('desk.mine.noneHint')}
        </EmptyState>
      }
    >
      {({ items }) => {
        const waiting = items.reduce((sum, one) => sum + one.waiting, 0);
        return (
          <>
            {waiting > 0 ? (
              <Remark tone="next">
                <p className="fd-next">
                  <span>{t('desk.mine.waitingInAll', { count: waiting })}</span>
                  <Link className="tt-button tt-button-main" to={requestsAt}>
                    {t('desk.mine.answer')}
                  </Link>
                </p>
              </Remark>
            ) : null}
            <ul className="fd-facilities">
              {items.map((line) => (
                <FacilityLine key={line.id} line={line} mayOpen={mayOpen} requestsAt={requestsAt} />
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
};

const MyFacilitiesPage = () => {
  const t = useText('facilities');
  const { membership, picker } = useOperatingOrganization();
  return (
    <PageBody>
      <PageHeader title={t('nav.facilities')} lead={t('desk.mine.lead')} actions={picker} />
      {membership ? (
        <Own key={membership.organizationId} organizationId={membership.organizationId} />
      ) : (
        <EmptyState title={t('desk.noOrganization')}>{t('desk.noOrganizationHint')}</EmptyState>
      )}
    </PageBody>
  );
};

export default MyFacilitiesPage;
