/** /committees: what waits for the reader on top; below the committees of his organizations, and those he sits in. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { getOrganization } from '@tongtu/parties/contract';
import {
  EmptyState,
  Loaded,
  LoadingState,
  LocalizedText,
  membershipsWith,
  PageBody,
  PageHeader,
  Section,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { listCommittees, listMyDecisions, type CommitteeView } from '../../contract/committees.ts';
import { signatoryRoles } from '../../domain/roles.ts';
import { CommitteeCard } from './committee-card.tsx';
import { CommitteeForm } from './committee-form.tsx';
import { DecisionLine } from './decision-line.tsx';
import '../parts/base.css';
import './decisions.css';

const Waiting = () => {
  const t = useText('diligence');
  const mine = useRoute(listMyDecisions, {}, { refetchInterval: 60_000 });
  return (
    <Section title={t('committees.waiting')}>
      <Loaded
        of={mine}
        loading={<LoadingState rows={2} />}
        empty={(data) => data.items.length === 0}
        whenEmpty={<p className="dn-none">{t('committees.nothingWaits')}</p>}
      >
        {({ items }) => (
          <ul className="dn-decisions dn-decisions-framed">
            {items.map((decision) => (
              <DecisionLine key={decision.id} decision={decision} withCase />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
};

/** Of one unit; a committee in which one sits as a guest stands under its unit's name too. */
const OfUnit = ({ organizationId, committees, mayForm }: { organizationId: string; committees: readonly CommitteeView[]; mayForm: boolean }) => {
  const t = useText('diligence');
  const [forming, setForming] = useState(false);
  const { session } = useSession();
  const own = session.memberships.find((one) => one.organizationId === organizationId);
  const unit = useRoute(getOrganization, { params: { organizationId } }, { enabled: own === undefined });
  return (
    <Section
      title={<LocalizedText value={own?.organizationName ?? unit.data?.name} quiet />}
      actions={
        mayForm && !forming ? (
          <Button variant="default" size="xs" onClick={() => setForming(true)}>
            {t('committees.form.open')}
          </Button>
        ) : null
      }
    >
      {forming ? (
        <div className="tt-framed dn-forming">
          <CommitteeForm organizationId={organizationId} onDone={() => setForming(false)} />
        </div>
      ) : null}
      {committees.length === 0 ? (
        forming ? null : (
          <p className="dn-none">{t(mayForm ? 'committees.noneForming' : 'committees.noneHere')}</p>
        )
      ) : (
        <ul className="dn-committees">
          {committees.map((committee) => (
            <CommitteeCard key={committee.id} committee={committee} />
          ))}
        </ul>
      )}
    </Section>
  );
};

const CommitteesPage = () => {
  const t = useText('diligence');
  const { session } = useSession();
  const committees = useRoute(listCommittees, {});
  const binding = membershipsWith(session, ...signatoryRoles).filter((one) => one.organizationState === 'verified');
  return (
    <PageBody width="wide">
      <PageHeader title={t('nav.committees')} lead={t('committees.lead')} />
      <Waiting />
      <Loaded of={committees} loading={<LoadingState rows={4} />}>
        {({ items }) => {
          const units = [...new Set([...session.memberships, ...items].map((one) => one.organizationId))];
          if (units.length === 0) return <EmptyState title={t('committees.none')}>{t('committees.noneHint')}</EmptyState>;
          return units.map((organizationId) => (
            <OfUnit
              key={organizationId}
              organizationId={organizationId}
              committees={items.filter((one) => one.organizationId === organizationId)}
              mayForm={binding.some((one) => one.organizationId === organizationId)}
            />
          ));
        }}
      </Loaded>
    </PageBody>
  );
};

export default CommitteesPage;
