/** One event: kind, day, amount, and what it will pay. Faults are told by the field before anything is sent. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, Select, SegmentedControl, TextInput } from '@mantine/core';
import { focusFirstFault, ProblemNote, StatusMark, useAction, useRoute, useText } from '@tongtu/platform/ui';
import { recordIncomeEvent } from '../../contract/settlement.ts';
import { getPlanVersion, type PlanView, type VersionView } from '../../contract/versions.ts';
import { readIncomeEvent } from '../../domain/income-event.ts';
import { costCategories } from '../../domain/plan.ts';
import { useAmounts } from '../plans/amounts.ts';
import { faultsByField, faultText } from '../plans/faults.ts';
import type { PlanNames } from '../plans/names.ts';
import { planOf } from '../plans/plan-of.ts';
import { today } from '../plans/today.ts';
import { emptyDraft, eventJson, kindsFor, suggestedId, type EventDraft } from './event-draft.ts';
import { PreviewBox } from './preview-box.tsx';
import { previewOf, versionFor } from './preview.ts';
import { readsOfBooks, useStanding } from './use-standing.ts';

type RecordFormProps = { plan: PlanView; version: VersionView; names: PlanNames };

/** The last event that was recorded here, in a sentence. */
const Recorded = ({ paid, currency, id, isRepeated }: { paid: string; currency: string; id: string; isRepeated: boolean }) => {
  const t = useText('sharing');
  const { show } = useAmounts(currency);
  return (
    <output className="sm-recorded">
      <StatusMark tone="good">{t(isRepeated ? 'settlement.record.repeated' : 'settlement.record.done', { id, amount: show(paid) })}</StatusMark>
    </output>
  );
};

export const RecordForm = ({ plan, version, names }: RecordFormProps) => {
  const t = useText('sharing');
  const leading = planOf(version.tree)!;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<EventDraft>(() => emptyDraft(leading, today()));
  const [tried, setTried] = useState(false);
  const standing = useStanding(plan.id, leading.annualProfit !== null);
  // An earlier or later version may settle an event of that day.
  const settledBy = versionFor(plan.versions, draft.on) ?? version.version;
  const other = useRoute(getPlanVersion, { params: { planId: plan.id, version: settledBy } }, { enabled: settledBy !== version.version });
  const settling = settledBy === version.version ? version : other.data;
  const tree = planOf(settling?.tree) ?? leading;
  const recorded = standing?.last?.position ?? 0;
  const json = eventJson(draft, plan.currency, recorded);
  const read = readIncomeEvent(json, tree);
  const preview = read.ok && standing !== undefined && settling !== undefined ? previewOf(tree, settledBy, standing, read.value) : undefined;
  const record = useAction(recordIncomeEvent, {
    invalidates: readsOfBooks,
    onSuccess: () => {
      setTried(false);
      setDraft({ ...draft, amount: '', id: '' });
    },
  });
  const faults: Record<string, string> = { ...(tried && !read.ok ? faultsByField(t, read.error) : {}), ...record.fieldErrors };
  const set = (change: Partial<EventDraft>): void => setDraft({ ...draft, ...change });
  const input = (name: 'on' | 'amount' | 'stream' | 'year' | 'id') => ({
    label: t(`settlement.record.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    error: faults[name],
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (read.ok) await record.run({ params: { planId: plan.id }, body: json });
    focusFirstFault(form.current);
  };
  const kinds = kindsFor(tree);
  return (
    <form ref={form} className="sm-record" onSubmit={(event) => void send(event)} noValidate>
      <div className="tt-form">
        <SegmentedControl
          aria-label={t('settlement.record.kind')}
          value={draft.kind}
          onChange={(kind) => set({ kind: kind as EventDraft['kind'] })}
          data={kinds.map((kind) => ({ value: kind, label: t(`settlement.kinds.${kind}`) }))}
        />
        <p className="tt-hint">{t(`settlement.record.hints.${draft.kind}`)}</p>
        <div className="tt-form-pair">
          <TextInput type="date" required min={tree.effectiveOn} {...input('on')} />
          <TextInput
            required
            inputMode="decimal"
            autoComplete="off"
            classNames={{ input: 'sm-amount-input' }}
            rightSection={<span className="tt-quiet">{plan.currency}</span>}
            rightSectionWidth={56}
            {...input('amount')}
          />
        </div>
        {draft.kind === 'cost' ? (
          <Select
            required
            label={t('settlement.record.category')}
            placeholder={t('settlement.record.choose')}
            value={draft.category === '' ? null : draft.category}
            onChange={(category) => set({ category: category ?? '' })}
            error={faults['category']}
            data={costCategories.map((value) => ({ value, label: t(`settlement.categories.${value}`) }))}
          />
        ) : null}
        {draft.kind === 'operating-profit' ? <TextInput required inputMode="numeric" {...input('year')} /> : null}
        <div className="tt-form-pair">
          <TextInput maxLength={100} placeholder={t('settlement.record.streamHint')} {...input('stream')} />
          <TextInput maxLength={100} placeholder={suggestedId(draft, recorded)} {...input('id')} />
        </div>
        {preview !== undefined && !preview.ok ? (
          <p className="sm-refused" role="alert">
            {faultText(t, preview.error)}
          </p>
        ) : null}
        <ProblemNote error={record.problem} />
        <div className="tt-form-foot">
          <Button type="submit" loading={record.pending} disabled={preview !== undefined && !preview.ok}>
            {t('settlement.record.act')}
          </Button>
          {record.done && record.data !== undefined ? (
            <Recorded paid={record.data.distributable} currency={plan.currency} id={record.data.id} isRepeated={record.data.repeated} />
          ) : null}
        </div>
      </div>
      {preview?.ok === true ? (
        <PreviewBox preview={preview.value} tree={settling?.tree} names={names} />
      ) : (
        <p className="sm-preview tt-quiet">{t('settlement.preview.waiting')}</p>
      )}
    </form>
  );
};
