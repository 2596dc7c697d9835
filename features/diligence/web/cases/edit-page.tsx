/** /cases/:caseId/edit: what the case says. From the decision on its price, pathway and counterparty stand. */
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  Remark,
  useAction,
  useFormat,
  useGo,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getCase, saveCase, type CaseView } from '../../contract/cases.ts';
import { draftOf } from './case-draft.ts';
import { CaseForm } from './case-form.tsx';
import { readsOfCases } from './reads.ts';

const Edit = ({ one }: { one: CaseView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const go = useGo();
  const own = `/cases/${one.id}`;
  const act = useAction(saveCase, { invalidates: readsOfCases, onSuccess: () => go(own) });
  if (!one.actions.includes('save'))
    return (
      <EmptyState
        drawing="locked"
        title={t('cases.edit.closed')}
        action={
          <Link className="tt-button" to={own}>
            {t('cases.edit.back')}
          </Link>
        }
      >
        {t('cases.edit.closedHint')}
      </EmptyState>
    );
  return (
    <>
      {one.priceFixed ? <Remark tone="warn">{t('cases.edit.fixed')}</Remark> : null}
      <CaseForm
        organizationId={one.organizationId}
        begin={draftOf(one)}
        counterpartyName={format.localized(one.counterpartyName)}
        people={one.people}
        act={t('cases.edit.act')}
        pending={act.pending}
        problem={act.problem}
        errors={act.fieldErrors}
        onSend={(fields) => act.run({ params: { caseId: one.id }, body: { revision: one.revision, fields } })}
      >
        <Link className="tt-button" to={own}>
          {t('cases.edit.back')}
        </Link>
      </CaseForm>
    </>
  );
};

const EditPage = () => {
  const t = useText('diligence');
  const format = useFormat();
  const found = useRoute(getCase, { params: { caseId: useParam('caseId') } });
  return (
    <PageBody width="reading">
      <Loaded of={found} page loading={<LoadingState shape="page" rows={6} />}>
        {(one) => (
          <>
            <PageHeader
              title={t('cases.edit.title')}
              documentTitle={`${t('cases.edit.title')} · ${format.localized(one.title)}`}
              over={format.localized(one.title)}
              crumbs={[
                { label: t('nav.cases'), to: '/cases' },
                { label: format.localized(one.title), to: `/cases/${one.id}` },
                { label: t('cases.edit.title') },
              ]}
            />
            <Edit one={one} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default EditPage;
