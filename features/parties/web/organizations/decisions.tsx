/** The secretariat's steps: verify, decline, suspend, reinstate. Each says what it does; two want a reason. */
import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { Confirm, useAction, useSession, useText } from '@tongtu/platform/ui';
import {
  declineOrganization,
  getOrganization,
  listOrganizations,
  reinstateOrganization,
  suspendOrganization,
  verifyOrganization,
  type Organization,
} from '../../contract.ts';

export const decisions = {
  verify: { route: verifyOrganization, reason: false, danger: false },
  decline: { route: declineOrganization, reason: true, danger: true },
  suspend: { route: suspendOrganization, reason: true, danger: true },
  reinstate: { route: reinstateOrganization, reason: false, danger: false },
} as const;
export type Decision = keyof typeof decisions;

export const decisionsAmong = (actions: readonly string[]): readonly Decision[] =>
  (Object.keys(decisions) as Decision[]).filter((verb) => actions.includes(verb));

const Ask = ({ verb, organization, name, close }: { verb: Decision; organization: Pick<Organization, 'id'>; name: string; close: () => void }) => {
  const t = useText('parties');
  const { refresh } = useSession();
  const [reason, setReason] = useState('');
  const { route, reason: wanted, danger } = decisions[verb];
  const decide = useAction(route as typeof declineOrganization, {
    invalidates: [getOrganization, listOrganizations],
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  return (
    <Confirm
      opened
      onClose={close}
      title={t(`decision.${verb}.title`, { name })}
      does={t(`decision.${verb}.does`)}
      act={t(`decision.${verb}.act`)}
      danger={danger}
      pending={decide.pending}
      disabled={wanted && reason.trim() === ''}
      problem={decide.problem}
      onConfirm={() => decide.run({ params: { organizationId: organization.id }, body: (reason.trim() ? { reason } : {}) as never })}
    >
      <Textarea
        data-autofocus
        label={t(wanted ? 'decision.reason' : 'decision.note')}
        description={wanted ? t('decision.reasonHint') : undefined}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={decide.fieldErrors['reason']}
        autosize
        minRows={wanted ? 3 : 2}
        maxRows={8}
        maxLength={1000}
      />
    </Confirm>
  );
};

export const Decisions = ({
  organization,
  name,
  actions,
  size = 'sm',
}: {
  organization: Pick<Organization, 'id'>;
  name: string;
  actions: readonly string[];
  size?: 'xs' | 'sm';
}) => {
  const t = useText('parties');
  const [asked, setAsked] = useState<Decision | null>(null);
  return (
    <>
      {decisionsAmong(actions).map((verb) => (
        <Button key={verb} size={size} variant={verb === 'verify' || verb === 'reinstate' ? 'filled' : 'default'} onClick={() => setAsked(verb)}>
          {t(`decision.${verb}.act`)}
        </Button>
      ))}
      {asked ? <Ask key={asked} verb={asked} organization={organization} name={name} close={() => setAsked(null)} /> : null}
    </>
  );
};
