/** Forms or changes a committee: members, chair, quorum, majority; what the rule means for so many members stands below. */
import { useState, type FormEvent } from 'react';
import { Button, NumberInput, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { invalidateRoutes, LocalizedText, ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { formCommittee, saveCommittee, type CommitteeView } from '../../contract/committees.ts';
import { BothField } from '../parts/both-field.tsx';
import { PeopleChoice, usePeople } from '../parts/choices.tsx';
import { ConflictNote } from '../parts/conflict-note.tsx';
import { useRevisedDraft } from '../parts/use-revised-draft.ts';
import { CommitteeFacts } from './committee-facts.tsx';
import { draftOf, emptyCommittee, fieldsOf, neededOf, withMembers } from './committee-draft.ts';
import { ExpertField, type Expert } from './expert-field.tsx';
import { committeeReads } from './reads.ts';

const shares = ['1/2', '2/3', '3/4', '4/5', '1/1'];
const majorities = ['1/2', '2/3', '3/4'];

/** `committee`: the one to change; a new one of the organization where there is none. */
export const CommitteeForm = ({ organizationId, committee, onDone }: { organizationId: string; committee?: CommitteeView; onDone: () => void }) => {
  const t = useText('diligence');
  const client = useQueryClient();
  const {
    draft,
    change: setDraft,
    revision,
    ...others
  } = useRevisedDraft(committee?.revision ?? 0, committee === undefined ? emptyCommittee : draftOf(committee));
  const form = useAction(formCommittee, { invalidates: committeeReads, onSuccess: onDone });
  const save = useAction(saveCommittee, {
    invalidates: committeeReads,
    onSuccess: onDone,
    onProblem: (problem) => (problem.kind === 'revision-conflict' ? void invalidateRoutes(client, committeeReads) : undefined),
  });
  const conflict = others.conflict && !save.pending;
  const settle = (decide: () => void) => (): void => {
    save.reset();
    decide();
  };
  const act = committee === undefined ? form : save;
  const [experts, setExperts] = useState<readonly Expert[]>([]);
  const known = [...(committee?.members ?? []), ...experts];
  const people = usePeople(organizationId, known);
  const fields = fieldsOf(draft);
  const needed = neededOf(draft);
  const errors = Object.fromEntries(Object.entries(act.fieldErrors).map(([key, sentence]) => [key.replace(/^fields\./, ''), sentence]));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (fields === undefined) return;
    void (committee === undefined
      ? form.run({ body: { organizationId, fields } })
      : save.run({ params: { committeeId: committee.id }, body: { revision, fields } }));
  };
  const named = (kind: 'quorumShares' | 'majorities', values: readonly string[], own: string) =>
    [...new Set([...values, own])].map((value) => ({ value, label: t.maybe(`committees.${kind}.${value.replace('/', '-')}`) ?? value }));
  return (
    <form className="tt-form dn-my-form" onSubmit={send} noValidate>
      <BothField
        name="name"
        label={t('committees.name')}
        description={t('committees.nameHint')}
        required
        max={120}
        value={draft.name}
        errors={errors}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <PeopleChoice
        organizationId={organizationId}
        label={t('committees.members')}
        description={t('committees.membersHint')}
        value={draft.memberIds}
        known={known}
        error={errors['memberIds']}
        onChange={(ids) => setDraft(withMembers(draft, ids))}
      />
      <ExpertField
        organizationId={organizationId}
        onFound={(expert) => {
          setExperts((before) => [...before.filter(({ personId }) => personId !== expert.personId), expert]);
          setDraft((before) => withMembers(before, [...new Set([...before.memberIds, expert.personId])]));
        }}
      />
      <Select
        className="dn-short"
        label={t('committees.chair')}
        required
        placeholder={t('committees.chairHint')}
        value={draft.chairId}
        data={people.filter((one) => draft.memberIds.includes(one.value))}
        disabled={draft.memberIds.length === 0}
        error={errors['chairId']}
        onChange={(chairId) => setDraft({ ...draft, chairId })}
      />
      <div className="tt-form-pair">
        <Select
          label={t('committees.quorumShare')}
          allowDeselect={false}
          value={draft.share}
          data={named('quorumShares', shares, draft.share)}
          error={errors['quorum'] ?? errors['quorum.share']}
          onChange={(share) => setDraft({ ...draft, share: share ?? draft.share })}
        />
        <NumberInput
          label={t('committees.quorumLeast')}
          min={1}
          max={100}
          allowDecimal={false}
          hideControls
          value={draft.least}
          error={errors['quorum.least']}
          onChange={(least) => setDraft({ ...draft, least: Math.max(1, Number(least) || 1) })}
        />
        <Select
          label={t('committees.majority')}
          allowDeselect={false}
          value={draft.majority}
          data={named('majorities', majorities, draft.majority)}
          error={errors['majority']}
          onChange={(majority) => setDraft({ ...draft, majority: majority ?? draft.majority })}
        />
      </div>
      {draft.memberIds.length === 0 ? null : (
        <p className="tt-hint">{t(needed > draft.memberIds.length ? 'committees.impossible' : 'committees.means', { needed, of: draft.memberIds.length })}</p>
      )}
      {conflict && committee !== undefined ? (
        <ConflictNote onTakeTheirs={settle(others.takeTheirs)} onKeepMine={settle(others.keepMine)}>
          <b>
            <LocalizedText value={committee.name} quiet />
          </b>
          <CommitteeFacts committee={committee} />
        </ConflictNote>
      ) : (
        <ProblemNote error={act.problem} />
      )}
      <div className="tt-form-foot">
        <Button type="submit" loading={act.pending} disabled={fields === undefined || conflict}>
          {t(committee === undefined ? 'committees.form.act' : 'committees.form.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('notices.draft.cancel')}
        </Button>
      </div>
    </form>
  );
};
