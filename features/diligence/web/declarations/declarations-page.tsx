/** /declarations: one's own declarations and the form for a new one; for who may, the unit's register and shareholdings. */
import { useEffect, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { getOrganization } from '@tongtu/parties/contract';
import { EmptyState, LocalizedText, PageBody, PageHeader, Section, useFilters, useFormat, useRoute, useSession, useText } from '@tongtu/platform/ui';
import { listDeclarations } from '../../contract/declarations.ts';
import { DeclareForm } from './declare-form.tsx';
import { MyDeclarations, WholeRegister } from './register.tsx';
import { Shareholdings } from './shareholdings.tsx';
import '../parts/base.css';
import './declarations.css';

/** Of which unit: the address says it (an expert from outside is led to the unit of the case), else the first membership. */
const useUnit = () => {
  const t = useText('diligence');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const { memberships } = session;
  const asked = filters.get('organization');
  const organizationId = asked === '' ? memberships[0]?.organizationId : asked;
  const isMember = memberships.some((one) => one.organizationId === organizationId);
  const picker =
    memberships.length > 1 && isMember ? (
      <Select
        aria-label={t('declarations.unit')}
        value={organizationId ?? null}
        allowDeselect={false}
        data={memberships.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) }))}
        onChange={(value) => filters.set({ organization: value })}
      />
    ) : null;
  return { organizationId, isMember, picker, caseId: filters.get('case') || null };
};

const OfUnit = ({ organizationId, isMember, caseId }: { organizationId: string; isMember: boolean; caseId: string | null }) => {
  const t = useText('diligence');
  const [declaring, setDeclaring] = useState(() => caseId !== null || location.hash === '#declare');
  const all = useRoute(listDeclarations, { params: { organizationId }, query: { limit: 1 } });
  useEffect(() => {
    if (location.hash === '#declare') document.getElementById('declare')?.scrollIntoView();
  }, []);
  return (
    <>
      <Section
        id="declare"
        title={t('declarations.mine')}
        actions={declaring ? null : <Button onClick={() => setDeclaring(true)}>{t('declarations.form.open')}</Button>}
      >
        {declaring ? (
          <div className="tt-framed dn-declaring">
            <h3 className="tt-h3">{t('declarations.form.title')}</h3>
            <DeclareForm organizationId={organizationId} caseId={caseId} onDone={() => setDeclaring(false)} />
          </div>
        ) : null}
        <MyDeclarations organizationId={organizationId} />
      </Section>
      {all.data?.seesAll === true ? (
        <Section title={t('declarations.register')} lead={t('declarations.registerLead')}>
          <WholeRegister organizationId={organizationId} />
        </Section>
      ) : null}
      {isMember || all.data?.seesAll === true ? (
        <Section title={t('declarations.shares.title')} lead={t('declarations.shares.lead')}>
          <Shareholdings organizationId={organizationId} />
        </Section>
      ) : null}
    </>
  );
};

const UnitName = ({ organizationId }: { organizationId: string }) => {
  const { session } = useSession();
  const own = session.memberships.find((one) => one.organizationId === organizationId);
  const unit = useRoute(getOrganization, { params: { organizationId } }, { enabled: own === undefined });
  return <LocalizedText value={own?.organizationName ?? unit.data?.name} quiet />;
};

const DeclarationsPage = () => {
  const t = useText('diligence');
  const { organizationId, isMember, picker, caseId } = useUnit();
  return (
    <PageBody width="wide">
      <PageHeader
        title={t('nav.declarations')}
        lead={t('declarations.lead')}
        over={organizationId === undefined || picker !== null ? null : <UnitName organizationId={organizationId} />}
        actions={picker}
      />
      {organizationId === undefined ? (
        <EmptyState title={t('committees.none')}>{t('declarations.noUnit')}</EmptyState>
      ) : (
        <OfUnit key={organizationId} organizationId={organizationId} isMember={isMember} caseId={caseId} />
      )}
    </PageBody>
  );
};

export default DeclarationsPage;
