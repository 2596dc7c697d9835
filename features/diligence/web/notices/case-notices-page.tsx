/** /cases/:caseId/notices: the notices of a case for its managers: the draft, the one that runs, and those before it. */
import { Button } from '@mantine/core';
import { EmptyState, Loaded, LoadingState, ProblemNote, Section, TextLink, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { draftNotice, listCaseNotices, type NoticeView } from '../../contract/notices.ts';
import { CaseFrame } from '../parts/case-frame.tsx';
import { CurrentNotice } from './case-notice.tsx';
import { NoticeMark } from './marks.tsx';
import { CertificateLink } from './certificate-link.tsx';
import { noticeReads } from './reads.ts';
import '../parts/base.css';
import './notices.css';
import './case-notices.css';

const Generate = ({ of }: { of: CaseView }) => {
  const t = useText('diligence');
  const generate = useAction(draftNotice, { invalidates: noticeReads });
  return (
    <>
      <Button loading={generate.pending} onClick={() => void generate.run({ params: { caseId: of.id }, body: {} })}>
        {t('notices.case.generate')}
      </Button>
      <ProblemNote error={generate.problem} />
    </>
  );
};

const Earlier = ({ notices }: { notices: readonly NoticeView[] }) => {
  const t = useText('diligence');
  const format = useFormat();
  if (notices.length === 0) return null;
  return (
    <Section title={t('notices.case.earlier')}>
      <ul className="dn-earlier">
        {notices.map((notice) => (
          <li key={notice.id}>
            <span className="dn-earlier-head">
              {notice.publishedOn === null ? <b>{notice.number}</b> : <TextLink to={`/notices/${notice.id}`}>{notice.number}</TextLink>}
              <NoticeMark state={notice.state} />
              {notice.publishedOn === null || notice.lastDay === null ? null : (
                <span className="tt-quiet">{t('notices.fromTo', { from: format.date(notice.publishedOn), to: format.date(notice.lastDay) })}</span>
              )}
            </span>
            {notice.withdrawnReason === null ? null : <span className="dn-words">{notice.withdrawnReason}</span>}
            {notice.closingStatement === null ? null : <span className="dn-words">{notice.closingStatement}</span>}
            <CertificateLink notice={notice} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const isCurrent = ({ state }: NoticeView): boolean => state === 'draft' || state === 'running';

const CaseNoticesPage = () => <CaseFrame tab="notices">{(one) => <Notices of={one} />}</CaseFrame>;

const Notices = ({ of }: { of: CaseView }) => {
  const t = useText('diligence');
  const notices = useRoute(listCaseNotices, { params: { caseId: of.id } });
  const may = of.actions.includes('notice');
  return (
    <Loaded
      of={notices}
      loading={<LoadingState rows={5} />}
      empty={(data) => data.items.length === 0}
      whenEmpty={
        <EmptyState title={t('notices.case.none')} action={may ? <Generate of={of} /> : null}>
          {t(may ? 'notices.case.noneHint' : 'notices.case.noneReader')}
        </EmptyState>
      }
    >
      {({ items }) => (
        <>
          {items.filter(isCurrent).map((notice) => (
            <CurrentNotice key={notice.id} of={of} notice={notice} isReplaced={items.some((one) => one.state === 'draft' && one.supersedes === notice.id)} />
          ))}
          {may && !items.some((one) => isCurrent(one) || one.state === 'completed') ? (
            <Section framed title={t('notices.case.again')} lead={t('notices.case.againHint')}>
              <Generate of={of} />
            </Section>
          ) : null}
          <Earlier notices={items.filter((one) => !isCurrent(one))} />
        </>
      )}
    </Loaded>
  );
};

export default CaseNoticesPage;
