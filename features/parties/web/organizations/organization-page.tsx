/** /organizations/:organizationId — who it is, where it belongs, what it offers; for its members who they are. */
import { useState } from 'react';
import { IconExternalLink, IconPencil } from '@tabler/icons-react';
import {
  ExampleMark,
  KeyValue,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Panels,
  Remark,
  Section,
  TextLink,
  useFormat,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getOrganization, type Organization, type OrganizationAction } from '../../contract.ts';
import { organizationPanels } from '../panels.ts';
import { usePlaces } from '../regions.ts';
import { Decisions } from './decisions.tsx';
import { EditOrganization } from './edit.tsx';
import { Invitations } from './invitations.tsx';
import { OrganizationStateMark } from './labels.tsx';
import { Members } from './members.tsx';
import { Tree } from './tree.tsx';
import '../parties.css';

const StateNote = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  if (organization.state === 'verified') return null;
  return (
    <Remark tone={organization.state === 'applied' ? 'next' : 'warn'} title={t(`organization.note.${organization.state}.title`)}>
      <p>{t(`organization.note.${organization.state}.detail`)}</p>
      {organization.stateReason ? <p className="tt-prose">{t('organization.reason', { reason: organization.stateReason })}</p> : null}
    </Remark>
  );
};

const Facts = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  const format = useFormat();
  const places = usePlaces();
  return (
    <div className="tt-section tt-framed pt-facts">
      <KeyValue
        items={[
          [t('organization.kind'), t(`organizationKind.${organization.kind}`)],
          [t('organization.region'), organization.region ? places.region(organization.region) : null],
          [t('organization.country'), organization.country === 'CN' ? null : places.country(organization.country)],
          [t('organization.uscc'), organization.uscc ? <span className="tt-code">{organization.uscc}</span> : null],
          [
            t('organization.website'),
            organization.website ? (
              <a className="tt-link" href={organization.website} rel="noopener noreferrer nofollow" target="_blank">
                {organization.website.replace(/^https?:\/\//, '').replace(/\/$/, '')}{' '}
                <IconExternalLink size={14} stroke={1.8} aria-label={t('organization.newTab')} />
              </a>
            ) : null,
          ],
          [t('organization.members'), organization.counts.members === null ? null : t('organization.memberCount', { count: organization.counts.members })],
          [t('organization.verifiedAt'), organization.verifiedAt ? format.date(organization.verifiedAt) : null],
        ]}
      />
    </div>
  );
};

const Face = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const name = format.localized(organization.name);
  const can = (action: OrganizationAction): boolean => organization.actions.includes(action);
  return (
    <PageBody width="wide">
      <PageHeader
        crumbs={[{ label: t('organizations.title'), to: '/organizations' }, { label: name }]}
        over={t(`organizationKind.${organization.kind}`)}
        title={<LocalizedText value={organization.name} />}
        documentTitle={name}
        marks={
          <>
            <OrganizationStateMark state={organization.state} />
            {organization.example ? <ExampleMark /> : null}
          </>
        }
        actions={
          <>
            {can('edit') && !editing ? (
              <button type="button" className="tt-button" onClick={() => setEditing(true)}>
                <IconPencil size={16} stroke={1.8} aria-hidden="true" /> {t('organization.edit')}
              </button>
            ) : null}
            <Decisions organization={organization} name={name} actions={organization.actions} />
          </>
        }
      />
      <StateNote organization={organization} />
      {editing ? <EditOrganization organization={organization} close={() => setEditing(false)} /> : null}
      <div className="pt-organization">
        <div>
          {organization.description ? (
            <Section title={t('organization.about')}>
              <LocalizedText value={organization.description} multiline />
            </Section>
          ) : null}
          {organization.state === 'verified' || can('list-members') ? <Panels panels={organizationPanels} about={{ organization }} /> : null}
          {can('list-members') ? <Members organization={organization} /> : null}
          {can('list-invitations') ? <Invitations organization={organization} /> : null}
        </div>
        <aside>
          <Facts organization={organization} />
          <Tree organization={organization} />
          {can('list-members') ? (
            <p className="pt-aside-link">
              <TextLink to="/organizations/mine">{t('nav.mine')}</TextLink>
            </p>
          ) : null}
        </aside>
      </div>
    </PageBody>
  );
};

const OrganizationPage = () => {
  const organization = useRoute(getOrganization, { params: { organizationId: useParam('organizationId') } });
  return (
    <Loaded
      page
      of={organization}
      loading={
        <PageBody width="wide">
          <LoadingState shape="page" rows={6} />
        </PageBody>
      }
    >
      {(data) => <Face key={data.id} organization={data} />}
    </Loaded>
  );
};

export default OrganizationPage;
