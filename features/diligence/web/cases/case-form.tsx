/** The form of a case, for a new one and for one that is written on. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { focusFirstFault, ProblemNote, useText } from '@tongtu/platform/ui';
import type { CaseFields } from '../../contract/cases.ts';
import { casePathways } from '../../domain/case.ts';
import { BothField } from '../parts/both-field.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { OrganizationChoice } from '../parts/choices.tsx';
import { fieldsOf, type CaseDraft } from './case-draft.ts';
import { CommitteeChoice, ListingChoice } from './choices.tsx';
import { PeopleFields, type KnownPerson } from './people-fields.tsx';
import './cases.css';

type Props = {
  readonly organizationId: string;
  readonly begin: CaseDraft;
  /** Names of what was chosen before. */
  readonly counterpartyName?: string;
  readonly people?: readonly KnownPerson[];
  /** Before the fields: for which unit. */
  readonly first?: ReactNode;
  readonly act: string;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly errors: Readonly<Record<string, string>>;
  readonly onSend: (fields: CaseFields) => unknown;
  readonly children?: ReactNode;
};

export const CaseForm = ({ organizationId, begin, counterpartyName = '', people = [], first, act, pending, problem, errors, onSend, children }: Props) => {
  const t = useText('diligence');
  const [draft, setDraft] = useState(begin);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<CaseDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const texts = Object.fromEntries(Object.entries(errors).map(([name, words]) => [name.replace(/^fields\./, ''), words]));
  const at = (name: string): string | undefined => texts[name];
  const isTitled = draft.title.zh.trim() !== '' || draft.title.en.trim() !== '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const fields = fieldsOf(draft);
    if (fields === undefined) focusFirstFault(form.current);
    else void onSend(fields);
  };
  return (
    <form className="tt-form dc-form" ref={form} onSubmit={send} noValidate>
      {first}
      <BothField
        name="title"
        label={t('cases.form.title')}
        required
        value={draft.title}
        max={200}
        errors={isTried && !isTitled ? { title: t('cases.form.titleNeeded') } : texts}
        onChange={(title) => change({ title })}
      />
      <ListingChoice organizationId={organizationId} value={draft.listingId} error={at('listingId')} onChange={(listingId) => change({ listingId })} />
      <BothField
        name="abstract"
        label={t('cases.form.abstract')}
        description={t('cases.form.abstractHint')}
        multiline
        value={draft.abstract}
        max={2000}
        errors={texts}
        onChange={(abstract) => change({ abstract })}
      />
      <Select
        label={t('cases.form.pathway')}
        value={draft.pathway}
        allowDeselect={false}
        data={casePathways.map((value) => ({ value, label: t(`parts.pathways.${value}`) }))}
        onChange={(pathway) => change({ pathway: casePathways.find((one) => one === pathway) ?? draft.pathway })}
      />
      <fieldset className="tt-group">
        <legend>{t('cases.form.counterparty')}</legend>
        <div className="tt-form-pair">
          <OrganizationChoice
            label={t('cases.form.counterpartyOrganization')}
            value={draft.counterpartyId}
            chosenName={counterpartyName}
            error={at('counterparty.organizationId')}
            onChange={(counterpartyId) => change({ counterpartyId })}
          />
          <TextInput
            label={t('cases.form.counterpartyName')}
            disabled={draft.counterpartyId !== null}
            maxLength={200}
            value={draft.counterpartyId === null ? draft.counterpartyName : ''}
            error={at('counterparty.name')}
            onChange={(event) => change({ counterpartyName: event.currentTarget.value })}
          />
        </div>
        <p className="tt-hint">{t('cases.form.counterpartyHint')}</p>
        <Checkbox
          label={t('cases.form.related')}
          description={t('cases.form.relatedHint')}
          checked={draft.related}
          onChange={(event) => change({ related: event.currentTarget.checked })}
        />
        {draft.related ? (
          <Textarea
            label={t('cases.form.relatedWords')}
            autosize
            minRows={2}
            maxLength={1000}
            value={draft.relatedWords}
            error={at('relatedParty.words')}
            onChange={(event) => change({ relatedWords: event.currentTarget.value })}
          />
        ) : null}
      </fieldset>
      <fieldset className="tt-group">
        <legend>{t('cases.form.price')}</legend>
        <p className="tt-hint">{t('cases.form.priceHint')}</p>
        <MoneyField
          label={t('cases.form.amount')}
          value={draft.amount}
          error={at('price.amount') ?? at('price.amount.amount')}
          onChange={(amount) => change({ amount })}
        />
        <Textarea
          label={t('cases.form.formula')}
          placeholder={t('cases.form.formulaExample')}
          autosize
          minRows={2}
          maxLength={1000}
          value={draft.formula}
          error={at('price.formula')}
          onChange={(event) => change({ formula: event.currentTarget.value })}
        />
      </fieldset>
      <PeopleFields organizationId={organizationId} known={people} value={draft.people} error={at('people')} onChange={(next) => change({ people: next })} />
      <CommitteeChoice
        organizationId={organizationId}
        value={draft.committeeId}
        error={at('committeeId')}
        onChange={(committeeId) => change({ committeeId })}
      />
      <ProblemNote error={problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={pending}>
          {act}
        </Button>
        {children}
      </div>
    </form>
  );
};
