/** Many events at once, pasted or out of a file; every fault is named by its line before anything is sent. All or none is recorded. */
import { useMemo, useState, type FormEvent } from 'react';
import { Button, FileButton, Textarea } from '@mantine/core';
import { ProblemNote, StatusMark, useAction, useText, type Translate } from '@tongtu/platform/ui';
import { recordIncomeEvents } from '../../contract/settlement.ts';
import type { PlanView, VersionView } from '../../contract/versions.ts';
import { amountText } from '../../domain/amount-text.ts';
import { incomeEventKinds } from '../../domain/income-event.ts';
import { costCategories } from '../../domain/plan.ts';
import { useAmounts } from '../plans/amounts.ts';
import { faultText } from '../plans/faults.ts';
import { planOf } from '../plans/plan-of.ts';
import { columns, readPasted, type Column, type LineFault, type PasteWords } from './paste.ts';
import { booksFor, previewMany, versionFor } from './preview.ts';
import { readsOfBooks, useStanding } from './use-standing.ts';

const wordsOf = (t: Translate): PasteWords => ({
  columns: new Map<string, Column>(columns.map((column) => [t(`settlement.paste.heads.${column}`).toLowerCase(), column])),
  values: new Map([
    ...incomeEventKinds.map((kind) => [t(`settlement.kinds.${kind}`).toLowerCase(), kind] as const),
    ...costCategories.map((category) => [t(`settlement.categories.${category}`).toLowerCase(), category] as const),
  ]),
});

const shownFaults = 20;

const Faults = ({ faults }: { faults: readonly LineFault[] }) => {
  const t = useText('sharing');
  return (
    <div className="tt-note tt-note-bad" role="alert">
      <p>{t('settlement.paste.faults', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, shownFaults).map((fault, index) => (
          <li key={index}>
            {t('settlement.paste.line', { line: String(fault.line) })}
            {fault.field === undefined ? null : ` · ${t.maybe(`settlement.paste.heads.${fault.field}`) ?? fault.field}`}
            {': '}
            {faultText(t, fault)}
          </li>
        ))}
      </ul>
      {faults.length > shownFaults ? <p>{t('settlement.paste.moreFaults', { count: faults.length - shownFaults })}</p> : null}
    </div>
  );
};

export const PasteForm = ({ plan, version }: { plan: PlanView; version: VersionView }) => {
  const t = useText('sharing');
  const [text, setText] = useState('');
  const { show } = useAmounts(plan.currency);
  const tree = planOf(version.tree)!;
  const standing = useStanding(plan.id, tree.annualProfit !== null);
  const pasted = useMemo(
    () =>
      readPasted(text, wordsOf(t), plan.currency, (day) => {
        // A line that an earlier version settles is judged by the server; here only the day has to be in the time of some version.
        const first = plan.versions
          .filter((one) => one.state === 'in-force' || one.state === 'superseded')
          .map((one) => one.effectiveOn)
          .sort()[0];
        return versionFor(plan.versions, day) === version.version ? tree : { ...tree, effectiveOn: first ?? tree.effectiveOn };
      }),
    [text, t, plan, version, tree],
  );
  const record = useAction(recordIncomeEvents, { invalidates: readsOfBooks, onSuccess: () => setText('') });
  const { events, faults } = pasted;
  const isOneVersion = events.every(({ event }) => versionFor(plan.versions, event.on) === version.version);
  const before = standing === undefined ? undefined : booksFor(tree, version.version, standing);
  const after =
    standing === undefined || !isOneVersion || events.length === 0
      ? undefined
      : previewMany(
          tree,
          version.version,
          standing,
          events.map(({ event }) => event),
        );
  const lifts = after?.ok === true && before?.ok === true ? after.value.state.highWater - before.value.state.highWater : undefined;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void record.run({ params: { planId: plan.id }, body: { events: events.map(({ json }) => json) } });
  };
  return (
    <form className="tt-form" onSubmit={send}>
      <Textarea
        label={t('settlement.paste.label')}
        description={t('settlement.paste.description')}
        classNames={{ input: 'tt-code' }}
        rows={8}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('settlement.paste.example')}
      />
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      {faults.length === 0 && events.length > 0 ? (
        <output>
          <StatusMark tone="good">
            {t('settlement.paste.read', { count: events.length })}
            {lifts === undefined ? null : ` ${t('settlement.paste.pays', { amount: show(amountText(lifts, plan.currency)) })}`}
          </StatusMark>
        </output>
      ) : null}
      <ProblemNote error={record.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={record.pending} disabled={events.length === 0 || faults.length > 0}>
          {t('settlement.paste.act')}
        </Button>
        <FileButton accept=".jsonl,.csv,.tsv,.txt" onChange={(file) => void file?.text().then(setText)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t('settlement.paste.file')}
            </Button>
          )}
        </FileButton>
        {record.data === undefined ? null : (
          <output>
            <StatusMark tone="good">{t('settlement.paste.done', { count: record.data.recorded, repeated: record.data.repeated })}</StatusMark>
          </output>
        )}
      </div>
    </form>
  );
};
