/** The dialogs of a case: a step of its price, or a step of its own life. Each says first what it does. */
import { useState } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { asProblem, Confirm, TextLink, useAction, useText } from '@tongtu/platform/ui';
import { stepCase, stepPrice, type CaseView } from '../../contract/cases.ts';
import type { PriceRecordKind } from '../../contract/price-records.ts';
import type { CaseAction } from '../../domain/case-lifecycle.ts';
import type { PriceAction } from '../../domain/pricing.ts';
import { dayIn } from '../parts/days.ts';
import { readsOfCases } from './reads.ts';
import { RecordForm } from './record-form.tsx';

/** What is open: nothing, or one act. */
export type OpenAct = { readonly price: PriceAction } | { readonly case: CaseAction } | { readonly record: PriceRecordKind | null };
type Props = { readonly one: CaseView; readonly onClose: () => void };

const PriceDialog = ({ one, action, onClose }: Props & { action: PriceAction }) => {
  const t = useText('diligence');
  const [words, setWords] = useState('');
  const act = useAction(stepPrice, { invalidates: readsOfCases, onSuccess: onClose });
  const said = words.trim();
  const isBack = action === 'start-over' || action === 'fail';
  return (
    <Confirm
      opened
      danger={isBack}
      onClose={onClose}
      title={t(`pricing.actions.${action}`)}
      does={t(`pricing.does.${action}`)}
      act={t('pricing.confirm')}
      pending={act.pending}
      problem={act.problem}
      onConfirm={() => act.run({ params: { caseId: one.id }, body: { action, ...(said === '' ? {} : { words: said }) } })}
    >
      <Textarea
        label={t('pricing.words')}
        description={t('pricing.wordsHint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        error={act.fieldErrors['words']}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </Confirm>
  );
};

const asksReason: readonly CaseAction[] = ['reopen', 'abandon'];

const CaseDialog = ({ one, action, onClose }: Props & { action: CaseAction }) => {
  const t = useText('diligence');
  const [reason, setReason] = useState('');
  const [today] = useState(() => dayIn(new Date()));
  const [on, setOn] = useState(today);
  const act = useAction(stepCase, { invalidates: readsOfCases, onSuccess: onClose });
  const said = reason.trim();
  const asks = asksReason.includes(action);
  const refused = act.problem === undefined ? undefined : asProblem(act.problem);
  return (
    <Confirm
      opened
      danger={action === 'abandon'}
      onClose={onClose}
      title={t(`cases.acts.${action}.title`)}
      does={t(`cases.acts.${action}.does`)}
      act={t(`cases.acts.${action}.act`)}
      pending={act.pending}
      disabled={(asks && said === '') || (action === 'sign' && on === '')}
      problem={act.problem}
      onConfirm={() =>
        act.run({ params: { caseId: one.id }, body: { action, ...(action === 'sign' ? { on } : {}), ...(said === '' ? {} : { reason: said }) } })
      }
    >
      {one.gaps > 0 && (action === 'clear' || action === 'sign' || action === 'close') ? (
        <p className="dc-gap-line">
          {t('cases.acts.gaps', { count: one.gaps })} <TextLink to={`/cases/${one.id}/dossier`}>{t('cases.acts.seeGaps')}</TextLink>
        </p>
      ) : null}
      {action === 'sign' ? (
        <TextInput
          type="date"
          label={t('cases.acts.sign.on')}
          required
          max={today}
          value={on}
          error={act.fieldErrors['on']}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      ) : null}
      {asks ? (
        <Textarea
          label={t('cases.acts.reason')}
          required
          autosize
          minRows={3}
          maxLength={2000}
          value={reason}
          error={act.fieldErrors['reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <Missing problem={refused?.kind === 'dossier-incomplete' ? refused.details : undefined} caseId={one.id} />
    </Confirm>
  );
};

type Named = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };
const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

/** What the server missed when it refused, each a link to its place in the dossier. */
const Missing = ({ problem, caseId }: { problem: Readonly<Record<string, unknown>> | undefined; caseId: string }) => {
  const t = useText('diligence');
  const found = problem?.['missing'];
  const named = Array.isArray(found) ? found.filter(isNamed) : [];
  if (named.length === 0) return null;
  return (
    <ul className="dc-missing" aria-label={t('cases.acts.missing')}>
      {named.map((one) => (
        <li key={one.id}>
          <TextLink to={`/cases/${caseId}/dossier#${one.id}`}>{one.name[t.language]}</TextLink>
        </li>
      ))}
    </ul>
  );
};

export const ActDialog = ({ one, open, onClose }: Props & { open: OpenAct | null }) =>
  open === null ? null : 'record' in open ? (
    <RecordForm one={one} begin={open.record} onClose={onClose} />
  ) : 'price' in open ? (
    <PriceDialog key={open.price} one={one} action={open.price} onClose={onClose} />
  ) : (
    <CaseDialog key={open.case} one={one} action={open.case} onClose={onClose} />
  );
