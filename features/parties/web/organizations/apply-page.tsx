/** /organizations/apply — an organization asks to belong; whoever asks becomes its first admin. */
import { useRef, useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { EmptyState, focusFirstFault, Link, PageBody, PageHeader, ProblemNote, Remark, useAction, useGo, useSession, useText } from '@tongtu/platform/ui';
import { applyForOrganization, listOrganizations, type Organization } from '../../contract.ts';
import { applicationOf, emptyValues } from './form.ts';
import { OrganizationFields } from './fields.tsx';
import '../parties.css';

const Form = () => {
  const t = useText('parties');
  const go = useGo();
  const { session, refresh } = useSession();
  const [values, setValues] = useState(emptyValues);
  const form = useRef<HTMLFormElement>(null);
  const apply = useAction(applyForOrganization, {
    onProblem: () => focusFirstFault(form.current),
    invalidates: [listOrganizations],
    onSuccess: async (organization: Organization) => {
      await refresh();
      go(`/organizations/${organization.id}`);
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void apply.run({ body: applicationOf(values) } as never);
  };
  return (
    <form ref={form} className="tt-form" onSubmit={send} noValidate>
      {session.memberships.length > 0 ? (
        <Remark>
          <p>{t('apply.already', { count: session.memberships.length })}</p>
        </Remark>
      ) : null}
      <OrganizationFields values={values} onChange={(change) => setValues({ ...values, ...change })} errors={apply.fieldErrors} />
      <ProblemNote error={apply.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={apply.pending}>
          {t('apply.send')}
        </Button>
        <span className="tt-hint">{t('apply.afterwards')}</span>
      </div>
    </form>
  );
};

const ApplyPage = () => {
  const t = useText('parties');
  const { session } = useSession();
  return (
    <PageBody width="reading">
      <PageHeader title={t('apply.title')} lead={t('apply.lead')} />
      {session.person ? (
        <Form />
      ) : (
        <EmptyState
          drawing="way"
          title={t('apply.signInFirst')}
          action={
            <>
              <Link className="tt-button tt-button-main" to="/sign-up?next=/organizations/apply">
                {t('auth.signUp')}
              </Link>
              <Link className="tt-button" to="/sign-in?next=/organizations/apply">
                {t('auth.signIn')}
              </Link>
            </>
          }
        >
          {t('apply.signInFirstDetail')}
        </EmptyState>
      )}
    </PageBody>
  );
};

export default ApplyPage;
