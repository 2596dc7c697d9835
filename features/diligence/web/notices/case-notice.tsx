/** One notice as its managers see it: what is next with it, its days, objections to answer, and the draft to write. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Remark, Section, TextLink, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import type { NoticeView } from '../../contract/notices.ts';
import { AnswerForm } from './answer-form.tsx';
import { DraftForm } from './draft-form.tsx';
import { Countdown, NoticeMark, RelatedPartyMark } from './marks.tsx';
import { CompleteAct, ReplaceAct, WithdrawAct } from './notice-acts.tsx';
import { NoticeObjections, Objection } from './notice-objections.tsx';
import { NoticePeriod, PeriodRule } from './notice-period.tsx';
import { CertificateLink } from './certificate-link.tsx';
import { NoticeRecord } from './notice-record.tsx';
import { LastDayPreview, PublishAct } from './publish.tsx';

/** `isReplaced`: a draft is there that will supersede it. */
type Of = { readonly of: CaseView; readonly notice: NoticeView; readonly isReplaced?: boolean };

/** What keeps a running notice from its end, or that it may be completed now. */
const nextOf = (notice: NoticeView): string | undefined => {
  if (notice.objectionList.some(({ outcome }) => outcome === 'upheld')) return 'upheld';
  if (notice.openObjections > 0) return 'answer';
  return notice.actions.includes('complete') ? 'complete' : undefined;
};

const Head = ({ of, notice, isReplaced = false }: Of) => {
  const t = useText('diligence');
  const can = (action: NoticeView['actions'][number]): boolean => notice.actions.includes(action);
  const acts = { notice, caseId: of.id };
  return (
    <div className="dn-acts">
      {can('publish') ? <PublishAct {...acts} /> : null}
      {can('complete') ? <CompleteAct {...acts} /> : null}
      {can('replace') && !isReplaced ? <ReplaceAct {...acts} /> : null}
      {can('withdraw') ? <WithdrawAct {...acts} /> : null}
      <CertificateLink notice={notice} />
      {notice.publishedOn === null ? null : <TextLink to={`/notices/${notice.id}`}>{t('notices.case.toPublic')}</TextLink>}
    </div>
  );
};

const Draft = ({ of, notice }: Of) => {
  const t = useText('diligence');
  const [editing, setEditing] = useState(false);
  if (editing) return <DraftForm of={of} notice={notice} onSaved={() => setEditing(false)} />;
  return (
    <div className="dn-notice">
      <section className="dn-notice-side" aria-label={t('notices.case.ifNow')}>
        <h3 className="tt-h3">{t('notices.case.ifNow')}</h3>
        <LastDayPreview notice={notice} days={notice.rule.days} />
        <PeriodRule rule={notice.rule} />
      </section>
      <div className="dn-notice-main">
        <NoticeRecord content={notice.content} unitName={notice.unitName} unitUscc={notice.unitUscc} />
        {notice.actions.includes('save') ? (
          <Button className="dn-edit" variant="default" onClick={() => setEditing(true)}>
            {t('notices.draft.edit')}
          </Button>
        ) : null}
      </div>
    </div>
  );
};

const Running = ({ of, notice }: Of) => {
  const t = useText('diligence');
  const next = nextOf(notice);
  return (
    <>
      {next === undefined ? null : (
        <Remark tone={next === 'upheld' ? 'warn' : 'next'}>
          <p>{t(`notices.case.next.${next}`)}</p>
        </Remark>
      )}
      <div className="dn-notice">
        <section className="dn-notice-side" aria-label={t('notices.period.title')}>
          <NoticePeriod notice={notice} />
        </section>
        <div className="dn-notice-main">
          <h3 className="tt-h3">{t('notices.objections.title')}</h3>
          <NoticeObjections objections={notice.objectionList}>
            {notice.objectionList.map((objection) => (
              <Objection key={objection.id} objection={objection}>
                {objection.outcome === 'open' && notice.actions.includes('answer') ? <AnswerForm notice={notice} caseId={of.id} objection={objection} /> : null}
              </Objection>
            ))}
          </NoticeObjections>
        </div>
      </div>
    </>
  );
};

/** The one that is worked on now: a draft, or a notice that runs. */
export const CurrentNotice = ({ of, notice, isReplaced = false }: Of) => {
  const t = useText('diligence');
  return (
    <Section framed title={t(notice.state === 'draft' ? 'notices.case.draft' : 'notices.case.current', { number: notice.number })}>
      <p className="dn-period-head">
        {notice.state === 'running' && notice.lastDay !== null ? (
          <Countdown lastDay={notice.lastDay} zone={notice.zone} />
        ) : (
          <NoticeMark state={notice.state} />
        )}
        {notice.relatedParty ? <RelatedPartyMark /> : null}
      </p>
      {notice.state === 'draft' && notice.supersedes !== null ? <p className="dn-superseding">{t('notices.case.superseding')}</p> : null}
      <Head of={of} notice={notice} isReplaced={isReplaced} />
      {notice.state === 'draft' ? <Draft key={notice.id} of={of} notice={notice} /> : <Running of={of} notice={notice} />}
    </Section>
  );
};
