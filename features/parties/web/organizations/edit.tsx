/** Changing what an organization says of itself, in place. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { ProblemNote, Remark, Section, useAction, useSession, useText } from '@tongtu/platform/ui';
import { getOrganization, listOrganizations, updateOrganization, type Organization } from '../../contract.ts';
import { changesOf, valuesOf } from './form.ts';
import { OrganizationFields } from './fields.tsx';

export const EditOrganization = ({ organization, close }: { organization: Organization; close: () => void }) => {
  const t = useText('parties');
  const { refresh } = useSession();
  const [before] = useState(() => valuesOf(organization));
  const [values, setValues] = useState(before);
  const update = useAction(updateOrganization, {
    invalidates: [getOrganization, listOrganizations],
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  const locked = !organization.actions.includes('edit-identity');
  const changes = changesOf(before, values);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (Object.keys(changes).length === 0) return close();
    void update.run({ params: { organizationId: organization.id }, body: changes } as never);
    return undefined;
  };
  return (
    <Section framed title={t('organization.edit')}>
      <form className="tt-form" onSubmit={send} noValidate>
        {locked ? (
          <Remark>
            <p>{t('organization.identityLocked')}</p>
          </Remark>
        ) : null}
        <OrganizationFields
          values={values}
          onChange={(change) => setValues({ ...values, ...change })}
          errors={update.fieldErrors}
          identityLocked={locked}
          parent={organization.parent}
        />
        <ProblemNote error={update.problem} />
        <div className="tt-form-foot">
          <Button type="submit" loading={update.pending}>
            {t('organization.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('organization.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
