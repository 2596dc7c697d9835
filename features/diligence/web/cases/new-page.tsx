/** /cases/new: which unit turns what into use, with whom, for how much. What is not known yet can be written later. */
import { useState } from 'react';
import { Select } from '@mantine/core';
import { EmptyState, Link, membershipsWith, PageBody, PageHeader, useAction, useFilters, useFormat, useGo, useSession, useText } from '@tongtu/platform/ui';
import { openCase } from '../../contract/cases.ts';
import { managerRoles } from '../../domain/roles.ts';
import { emptyDraft } from './case-draft.ts';
import { CaseForm } from './case-form.tsx';
import { readsOfCases } from './reads.ts';

const NewCase = () => {
  const t = useText('diligence');
  const format = useFormat();
  const go = useGo();
  const filters = useFilters();
  const { session } = useSession();
  const own = membershipsWith(session, ...managerRoles).filter((one) => one.organizationState === 'verified');
  const asked = filters.get('organization');
  const [organizationId, setOrganization] = useState(own.some((one) => one.organizationId === asked) ? asked : (own[0]?.organizationId ?? ''));
  const act = useAction(openCase, { invalidates: readsOfCases, onSuccess: ({ id }) => go(`/cases/${id}`) });
  if (own.length === 0)
    return (
      <EmptyState
        title={t('cases.new.none')}
        action={
          <Link className="tt-button" to="/cases">
            {t('nav.cases')}
          </Link>
        }
      >
        {t('cases.new.noneHint')}
      </EmptyState>
    );
  const me = session.person;
  return (
    <CaseForm
      key={organizationId}
      organizationId={organizationId}
      begin={{ ...emptyDraft, listingId: filters.get('listing') || null, people: me === null ? [] : [{ personId: me.id, part: 'manager' }] }}
      people={me === null ? [] : [{ personId: me.id, name: me.name }]}
      act={t('cases.new.act')}
      pending={act.pending}
      problem={act.problem}
      errors={act.fieldErrors}
      onSend={(fields) => act.run({ body: { organizationId, fields } })}
      first={
        own.length > 1 ? (
          <Select
            label={t('cases.new.organization')}
            value={organizationId}
            allowDeselect={false}
            onChange={(value) => setOrganization(value ?? organizationId)}
            data={own.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) }))}
          />
        ) : null
      }
    >
      <span className="tt-quiet">{t('cases.new.hint')}</span>
    </CaseForm>
  );
};

const NewPage = () => {
  const t = useText('diligence');
  return (
    <PageBody width="reading">
      <PageHeader title={t('cases.new.title')} lead={t('cases.new.lead')} crumbs={[{ label: t('nav.cases'), to: '/cases' }, { label: t('cases.new.title') }]} />
      <NewCase />
    </PageBody>
  );
};

export default NewPage;
