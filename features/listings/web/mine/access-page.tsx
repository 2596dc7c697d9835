/** /my/access-requests: who asks to see more, for what purpose, and the answer. */
import { useState } from 'react';
import { Button, Modal, Textarea } from '@mantine/core';
import {
  EmptyState,
  Link,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  ProblemNote,
  ProblemState,
  StatusMark,
  useAction,
  useFormat,
  useRouteInfinite,
  useText,
  type Tone,
} from '@tongtu/platform/ui';
import { declineAccess, grantAccess, listAccessRequests, type AccessRequest } from '../../contract/routes.ts';
import { asLocalized } from '../values.ts';
import { useOwnOrganization } from './organization.tsx';
import { MineTabs } from './tabs.tsx';
import '../listings.css';

const tones: Readonly<Record<AccessRequest['state'], Tone>> = { asked: 'waiting', granted: 'good', declined: 'closed' };

const Answer = ({ request, verb, close }: { request: AccessRequest; verb: 'grant' | 'decline'; close: () => void }) => {
  const t = useText('listings');
  const [reason, setReason] = useState('');
  const action = useAction(verb === 'grant' ? grantAccess : declineAccess, { invalidates: [listAccessRequests], onSuccess: close });
  return (
    <form
      className="ls-ask"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run({ params: { listingId: request.listingId, requestId: request.id }, body: reason.trim() ? { reason } : {} });
      }}
    >
      <p>{t(`answer.${verb}Does`, { person: request.personName })}</p>
      <Textarea
        data-autofocus
        label={t('answer.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
      />
      <ProblemNote error={action.problem} />
      <div className="ls-ask-buttons">
        <Button type="submit" loading={action.pending}>
          {t(`answer.${verb}`)}
        </Button>
        <Button variant="default" onClick={close}>
          {t('acts.cancel')}
        </Button>
      </div>
    </form>
  );
};

const Own = ({ organizationId }: { organizationId: string }) => {
  const t = useText('listings');
  const format = useFormat();
  const requests = useRouteInfinite(listAccessRequests, { params: { organizationId } });
  const [asked, setAsked] = useState<{ request: AccessRequest; verb: 'grant' | 'decline' } | null>(null);
  if (requests.isPending) return <LoadingState rows={3} />;
  if (requests.problem) return <ProblemState error={requests.problem} retry={requests.refetch} />;
  if (requests.items.length === 0) return <EmptyState title={t('answer.none')}>{t('answer.noneHint')}</EmptyState>;
  return (
    <>
      <ul className="ls-requests">
        {requests.items.map((request) => (
          <li key={request.id}>
            <div className="ls-request-head">
              <StatusMark tone={tones[request.state]}>{t(`answer.states.${request.state}`)}</StatusMark>
              <b>{request.personName}</b>
              {request.organizationName ? (
                <span>
                  <LocalizedText value={asLocalized(request.organizationName)} quiet />
                </span>
              ) : null}
              <span className="tt-quiet">{format.relative(request.askedAt)}</span>
            </div>
            <p>
              <Link className="tt-link" to={`/listings/${request.listingId}`}>
                <LocalizedText value={asLocalized(request.listingTitle)} />
              </Link>
            </p>
            <p className="tt-prose">{request.purpose}</p>
            {request.reason ? <p className="tt-quiet">{t('answer.was', { reason: request.reason })}</p> : null}
            {request.state === 'asked' ? (
              <div className="ls-ask-buttons">
                <Button size="xs" onClick={() => setAsked({ request, verb: 'grant' })}>
                  {t('answer.grant')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setAsked({ request, verb: 'decline' })}>
                  {t('answer.decline')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {requests.hasMore ? (
        <Button variant="default" loading={requests.loadingMore} onClick={requests.more}>
          {t('mine.more')}
        </Button>
      ) : null}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? t(`answer.${asked.verb}Title`) : ''}
        centered
        closeButtonProps={{ 'aria-label': t('acts.cancel') }}
      >
        {asked ? <Answer request={asked.request} verb={asked.verb} close={() => setAsked(null)} /> : null}
      </Modal>
    </>
  );
};

const AccessPage = () => {
  const t = useText('listings');
  const { membership, picker } = useOwnOrganization();
  return (
    <PageBody>
      <PageHeader title={t('mine.title')} documentTitle={t('mine.access')} actions={picker} />
      <MineTabs current="access" />
      {membership ? (
        <Own key={membership.organizationId} organizationId={membership.organizationId} />
      ) : (
        <EmptyState title={t('new.noOrganization')}>{t('new.noOrganizationHint')}</EmptyState>
      )}
    </PageBody>
  );
};

export default AccessPage;
