/** Declares an interest, a gift, or that there is none; with `corrects` in place of an earlier declaration. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { focusFirstFault, ProblemNote, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { getCase, listCases } from '../../contract/cases.ts';
import {
  declarationKinds,
  declareInterest,
  getRelatedPartyCheck,
  listDeclarations,
  type DeclarationKind,
  type DeclarationView,
} from '../../contract/declarations.ts';
import { getDossier } from '../../contract/dossier.ts';
import { OrganizationChoice } from '../parts/choices.tsx';
import { dayIn } from '../parts/days.ts';
import { MoneyField } from '../parts/money-field.tsx';
import { useNow } from '../parts/use-now.ts';
import { draftOf, emptyDeclaration, faultsOf, fieldsOf, neededOf, partsOf, type DeclarationDraft, type DeclarationPart } from './declaration-draft.ts';

const reads = [listDeclarations, getRelatedPartyCheck, getDossier, getCase];
type Change = (change: Partial<DeclarationDraft>) => void;
type Fault = (part: DeclarationPart) => string | undefined;

/** With whom the interest is: an organization of the house, or in words. */
const About = ({ draft, chosenName, fault, set }: { draft: DeclarationDraft; chosenName: string; fault: Fault; set: Change }) => {
  const t = useText('diligence');
  return (
    <div className="tt-form-pair">
      <OrganizationChoice
        label={t(`declarations.form.about.${draft.kind}`)}
        value={draft.aboutId}
        chosenName={chosenName}
        error={fault('about')}
        onChange={(aboutId) => set({ aboutId })}
      />
      {draft.aboutId === null ? (
        <TextInput
          label={t('declarations.form.aboutName')}
          maxLength={200}
          value={draft.aboutName}
          onChange={(event) => set({ aboutName: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
};

const Parts = ({ draft, chosenName, fault, set }: { draft: DeclarationDraft; chosenName: string; fault: Fault; set: Change }) => {
  const t = useText('diligence');
  const says = (part: DeclarationPart): boolean => partsOf[draft.kind].includes(part);
  const text = (part: 'relation' | 'share' | 'on' | 'words') => ({
    label: t.maybe(`declarations.form.${part}.${draft.kind}`) ?? t(`declarations.form.${part}.any`),
    required: neededOf[draft.kind].includes(part),
    value: draft[part],
    error: fault(part),
    onChange: (event: { currentTarget: { value: string } }) => set({ [part]: event.currentTarget.value }),
  });
  return (
    <>
      {says('about') ? <About draft={draft} chosenName={chosenName} fault={fault} set={set} /> : null}
      <div className="tt-form-pair">
        {says('relation') ? <TextInput maxLength={200} {...text('relation')} /> : null}
        {says('share') ? <TextInput inputMode="decimal" maxLength={12} rightSection={<span className="tt-quiet">%</span>} {...text('share')} /> : null}
        {says('value') ? (
          <MoneyField label={t('declarations.form.value')} value={draft.value} error={fault('value')} onChange={(value) => set({ value })} />
        ) : null}
        <TextInput type="date" {...text('on')} />
      </div>
      <Textarea autosize minRows={2} maxLength={2000} {...text('words')} />
    </>
  );
};

/** For one case, or for the register of the unit. */
const ForCase = ({
  organizationId,
  value,
  disabled,
  onChange,
}: {
  organizationId: string;
  value: string | null;
  disabled: boolean;
  onChange: (caseId: string | null) => void;
}) => {
  const t = useText('diligence');
  const format = useFormat();
  const cases = useRoute(listCases, { query: { organizationId, limit: 100 } });
  const data = (cases.data?.items ?? []).map((one) => ({ value: one.id, label: format.localized(one.title) }));
  if (cases.data !== undefined && data.length === 0) return null;
  return (
    <Select
      label={t('declarations.form.case')}
      description={t('declarations.form.caseHint')}
      placeholder={t('declarations.form.noCase')}
      clearable={!disabled}
      clearButtonProps={{ 'aria-label': t('parts.clear', { name: t('declarations.form.case') }) }}
      searchable
      disabled={disabled}
      value={data.some((one) => one.value === value) ? value : null}
      data={data}
      onChange={onChange}
    />
  );
};

export const DeclareForm = ({
  organizationId,
  caseId,
  corrects,
  onDone,
}: {
  organizationId: string;
  caseId: string | null;
  corrects?: DeclarationView;
  onDone: () => void;
}) => {
  const t = useText('diligence');
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const today = dayIn(useNow());
  const [draft, setDraft] = useState(() => (corrects === undefined ? emptyDeclaration(today, caseId) : draftOf(corrects)));
  const [tried, setTried] = useState(false);
  const declare = useAction(declareInterest, { invalidates: reads, onSuccess: onDone });
  const faults = faultsOf(draft);
  const sent = declare.fieldErrors;
  const fault: Fault = (part) =>
    sent[part] ??
    Object.entries(sent).find(([field]) => field.startsWith(`${part}.`))?.[1] ??
    (tried && faults.includes(part) ? t(`declarations.form.missing.${part}`) : undefined);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) await declare.run({ params: { organizationId }, body: { ...fieldsOf(draft), corrects: corrects?.id ?? null } });
    focusFirstFault(form.current);
  };
  return (
    <form ref={form} className="tt-form dn-declare" onSubmit={(event) => void send(event)} noValidate>
      <Radio.Group label={t('declarations.form.kind')} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind: kind as DeclarationKind })}>
        <div className="dn-kinds">
          {declarationKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`declarations.kinds.${kind}`)} description={t(`declarations.kindHints.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      <ForCase
        organizationId={organizationId}
        value={draft.caseId}
        disabled={corrects?.caseId !== null && corrects !== undefined}
        onChange={(next) => setDraft({ ...draft, caseId: next })}
      />
      <Parts draft={draft} chosenName={format.localized(corrects?.about.organizationName)} fault={fault} set={(change) => setDraft({ ...draft, ...change })} />
      <p className="tt-hint">{t(corrects === undefined ? 'declarations.form.stays' : 'declarations.form.staysCorrected')}</p>
      <ProblemNote error={declare.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={declare.pending}>
          {t(corrects === undefined ? 'declarations.form.act' : 'declarations.form.correct')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('notices.draft.cancel')}
        </Button>
      </div>
    </form>
  );
};
