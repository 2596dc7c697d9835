/** Records who holds shares of the unit. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { focusFirstFault, ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { getRelatedPartyCheck, listShareholdings, recordShareholding } from '../../contract/declarations.ts';
import { percentOf } from '../../domain/shareholding.ts';
import { OrganizationChoice } from '../parts/choices.tsx';

export const shareholdingReads = [listShareholdings, getRelatedPartyCheck];

const empty = { holderId: null as string | null, holderName: '', share: '', since: '', source: '' };

export const ShareholdingForm = ({ organizationId, onDone }: { organizationId: string; onDone: () => void }) => {
  const t = useText('diligence');
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const record = useAction(recordShareholding, { invalidates: shareholdingReads, onSuccess: onDone });
  const share = draft.share.replace(/[%％\s]/g, '');
  const missing = {
    holder: draft.holderId === null && draft.holderName.trim() === '',
    share: percentOf(share) === undefined,
    since: draft.since === '',
    source: draft.source.trim() === '',
  };
  const fault = (part: keyof typeof missing): string | undefined => (tried && missing[part] ? t(`declarations.shares.missing.${part}`) : undefined);
  const text = (part: 'share' | 'since' | 'source') => ({
    label: t(`declarations.shares.${part === 'since' ? 'sinceDay' : part}`),
    required: true,
    value: draft[part],
    error: fault(part) ?? record.fieldErrors[part],
    onChange: (event: { currentTarget: { value: string } }) => setDraft({ ...draft, [part]: event.currentTarget.value }),
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(missing).includes(true))
      await record.run({
        params: { organizationId },
        body: {
          holderOrganizationId: draft.holderId,
          holderName: draft.holderId === null ? draft.holderName.trim() : null,
          share,
          since: draft.since,
          source: draft.source.trim(),
        },
      });
    focusFirstFault(form.current);
  };
  return (
    <form ref={form} className="tt-form dn-declare" onSubmit={(event) => void send(event)} noValidate>
      <div className="tt-form-pair">
        <OrganizationChoice
          label={t('declarations.shares.holder')}
          value={draft.holderId}
          chosenName=""
          error={fault('holder') ?? record.fieldErrors['holderOrganizationId'] ?? record.fieldErrors['holderName']}
          onChange={(holderId) => setDraft({ ...draft, holderId })}
        />
        {draft.holderId === null ? (
          <TextInput
            label={t('declarations.form.aboutName')}
            maxLength={200}
            value={draft.holderName}
            onChange={(event) => setDraft({ ...draft, holderName: event.currentTarget.value })}
          />
        ) : null}
      </div>
      <div className="tt-form-pair">
        <TextInput inputMode="decimal" maxLength={12} rightSection={<span className="tt-quiet">%</span>} {...text('share')} />
        <TextInput type="date" {...text('since')} />
      </div>
      <TextInput maxLength={300} description={t('declarations.shares.sourceHint')} {...text('source')} />
      <ProblemNote error={record.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={record.pending}>
          {t('declarations.shares.act')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('notices.draft.cancel')}
        </Button>
      </div>
    </form>
  );
};
