/** The draft of a notice: what its managers write, beside it what everybody will read. */
import { useRef, type FormEvent } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { focusFirstFault, invalidateRoutes, ProblemNote, Remark, Section, TextLink, useAction, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { listCaseNotices, saveNotice, type NoticeView } from '../../contract/notices.ts';
import { BothField } from '../parts/both-field.tsx';
import { ConflictNote } from '../parts/conflict-note.tsx';
import { useRevisedDraft } from '../parts/use-revised-draft.ts';
import { contentOf, differing, draftOf, emptyReward, fromCase, fromNotice, type NoticeDraft, type Reward } from './notice-draft.ts';
import { NoticeRecord } from './notice-record.tsx';
import { noticeReads } from './reads.ts';

const Rewards = ({ rows, onChange }: { rows: readonly Reward[]; onChange: (rows: Reward[]) => void }) => {
  const t = useText('diligence');
  const set = (at: number, change: Partial<Reward>): void => onChange(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  return (
    <fieldset className="tt-group">
      <legend>{t('notices.record.rewards')}</legend>
      <p className="tt-hint">{t('notices.draft.rewardsHint')}</p>
      {rows.map((row, at) => (
        <div key={at} className="dn-reward">
          <TextInput
            aria-label={`${t('notices.record.rewardName')} ${at + 1}`}
            placeholder={t('notices.record.rewardName')}
            maxLength={120}
            value={row.name}
            onChange={(event) => set(at, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`${t('notices.record.rewardWords')} ${at + 1}`}
            placeholder={t('notices.record.rewardWords')}
            maxLength={300}
            value={row.words}
            onChange={(event) => set(at, { words: event.currentTarget.value })}
          />
          <button
            type="button"
            className="tt-button"
            aria-label={t('notices.draft.removeReward', { name: row.name || String(at + 1) })}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <IconTrash size={16} stroke={1.8} aria-hidden="true" />
          </button>
        </div>
      ))}
      {rows.length < 60 ? (
        <div>
          <button type="button" className="tt-button" onClick={() => onChange([...rows, emptyReward])}>
            <IconPlus size={16} stroke={1.8} aria-hidden="true" />
            {t('notices.draft.addReward')}
          </button>
        </div>
      ) : null}
    </fieldset>
  );
};

export const DraftForm = ({ of, notice, onSaved }: { of: CaseView; notice: NoticeView; onSaved: () => void }) => {
  const t = useText('diligence');
  const form = useRef<HTMLFormElement>(null);
  const client = useQueryClient();
  const { draft, change: setDraft, revision, ...others } = useRevisedDraft<NoticeDraft>(notice.revision, draftOf(notice.content));
  const save = useAction(saveNotice, {
    invalidates: noticeReads,
    onSuccess: onSaved,
    onProblem: (problem) => (problem.kind === 'revision-conflict' ? void invalidateRoutes(client, [listCaseNotices]) : undefined),
  });
  const conflict = others.conflict && !save.pending;
  const settle = (decide: () => void) => (): void => {
    save.reset();
    decide();
  };
  const decided = fromCase(of);
  const changed = differing(fromNotice(notice.content), decided);
  const content = contentOf(draft, decided);
  // The server's path is `content.title.zh`.
  const errors = Object.fromEntries(Object.entries(save.fieldErrors).map(([key, sentence]) => [key.replace(/^content\./, ''), sentence]));
  const set = (change: Partial<NoticeDraft>): void => setDraft({ ...draft, ...change });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await save.run({ params: { caseId: of.id, noticeId: notice.id }, body: { revision, content } });
    focusFirstFault(form.current);
  };
  return (
    <div className="dn-draft">
      <form ref={form} className="tt-form" onSubmit={(event) => void send(event)} noValidate>
        {changed.length > 0 ? (
          <Remark tone="warn" title={t('notices.draft.caseChanged')}>
            <p>{t('notices.draft.caseChangedHint')}</p>
          </Remark>
        ) : null}
        <BothField name="title" label={t('notices.record.title')} required max={200} value={draft.title} errors={errors} onChange={(title) => set({ title })} />
        <BothField
          name="abstract"
          label={t('notices.record.abstract')}
          required
          multiline
          max={2000}
          value={draft.abstract}
          errors={errors}
          onChange={(abstract) => set({ abstract })}
        />
        <Remark>
          <p>
            {t('notices.draft.fromCase')} {of.actions.includes('save') ? <TextLink to={`/cases/${of.id}/edit`}>{t('notices.draft.toCase')}</TextLink> : null}
          </p>
        </Remark>
        <Rewards rows={draft.rewards} onChange={(rewards) => set({ rewards })} />
        <BothField
          name="objectionChannel"
          label={t('notices.record.objectionChannel')}
          description={t('notices.draft.channelHint')}
          required
          multiline
          max={500}
          value={draft.objectionChannel}
          errors={errors}
          onChange={(objectionChannel) => set({ objectionChannel })}
        />
        <BothField
          name="objectionProcedure"
          label={t('notices.record.objectionProcedure')}
          required
          multiline
          max={2000}
          value={draft.objectionProcedure}
          errors={errors}
          onChange={(objectionProcedure) => set({ objectionProcedure })}
        />
        <Textarea
          label={t('notices.record.otherPlaces')}
          description={t('notices.draft.placesHint')}
          autosize
          minRows={2}
          value={draft.otherPlaces}
          error={errors['otherPlaces']}
          onChange={(event) => set({ otherPlaces: event.currentTarget.value })}
        />
        {conflict ? (
          <ConflictNote onTakeTheirs={settle(others.takeTheirs)} onKeepMine={settle(others.keepMine)}>
            <NoticeRecord content={notice.content} unitName={notice.unitName} unitUscc={notice.unitUscc} />
          </ConflictNote>
        ) : (
          <ProblemNote error={save.problem} />
        )}
        <div className="tt-form-foot">
          <Button type="submit" loading={save.pending} disabled={conflict}>
            {t('notices.draft.save')}
          </Button>
          <Button variant="default" onClick={onSaved}>
            {t('notices.draft.cancel')}
          </Button>
        </div>
      </form>
      <div className="dn-preview">
        <Section framed level={3} title={t('notices.draft.preview')}>
          <NoticeRecord content={content} unitName={notice.unitName} unitUscc={notice.unitUscc} />
        </Section>
      </div>
    </div>
  );
};
