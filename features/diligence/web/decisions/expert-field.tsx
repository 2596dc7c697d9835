/** Adds an expert from outside the unit to a committee, by the address that he signs in with. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { findExpert } from '../../contract/committees.ts';

export type Expert = { readonly personId: string; readonly name: string };

export const ExpertField = ({ organizationId, onFound }: { organizationId: string; onFound: (expert: Expert) => void }) => {
  const t = useText('diligence');
  const [email, setEmail] = useState('');
  const find = useAction(findExpert, {
    onSuccess: (expert) => {
      setEmail('');
      onFound(expert);
    },
  });
  const send = (): void => void find.run({ body: { organizationId, email: email.trim() } });
  return (
    <div>
      <div className="dn-expert">
        <TextInput
          label={t('committees.expert')}
          description={t('committees.expertHint')}
          type="email"
          autoComplete="off"
          value={email}
          error={find.fieldErrors['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter adds the expert and does not send the whole form.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (email.trim() !== '') send();
          }}
        />
        <Button variant="default" onClick={send} loading={find.pending} disabled={email.trim() === ''}>
          {t('committees.expertAdd')}
        </Button>
      </div>
      {find.fieldErrors['email'] === undefined ? <ProblemNote error={find.problem} /> : null}
    </div>
  );
};
