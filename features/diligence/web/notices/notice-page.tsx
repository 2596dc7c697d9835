/** /notices/:noticeId: the public notice, for everybody: the whole record, its days, objections with answers, certificate and proof. */
import { IconPrinter } from '@tabler/icons-react';
import {
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Remark,
  Section,
  TextLink,
  useFormat,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getNotice, type NoticeView } from '../../contract/notices.ts';
import { CertificateLink } from './certificate-link.tsx';
import { Countdown, NoticeMark, RelatedPartyMark } from './marks.tsx';
import { NoticeObjections } from './notice-objections.tsx';
import { NoticePeriod } from './notice-period.tsx';
import { Proof } from './notice-proof.tsx';
import { NoticeRecord } from './notice-record.tsx';
import { ObjectForm } from './object-form.tsx';
import '../parts/base.css';
import './notices.css';

/** What came in its place, or in whose place it stands; why it was taken back. */
const Standing = ({ notice }: { notice: NoticeView }) => {
  const t = useText('diligence');
  return (
    <>
      {notice.state === 'superseded' ? (
        <Remark tone="warn" title={t('notices.page.superseded')}>
          <p>
            {notice.supersededBy === null ? (
              t('notices.page.supersededSoon')
            ) : (
              <TextLink to={`/notices/${notice.supersededBy}`}>{t('notices.page.toNewer')}</TextLink>
            )}
          </p>
        </Remark>
      ) : null}
      {notice.state === 'withdrawn' ? (
        <Remark tone="warn" title={t('notices.page.withdrawn')}>
          <p className="dn-words">{notice.withdrawnReason}</p>
        </Remark>
      ) : null}
      {notice.supersedes === null ? null : (
        <Remark>
          <p>
            {t('notices.page.supersedes')} <TextLink to={`/notices/${notice.supersedes}`}>{t('notices.page.toOlder')}</TextLink>
          </p>
        </Remark>
      )}
    </>
  );
};

const Objections = ({ notice }: { notice: NoticeView }) => {
  const t = useText('diligence');
  return (
    <>
      <Section title={t('notices.objections.title')}>
        <NoticeObjections objections={notice.objectionList} />
      </Section>
      {notice.actions.includes('object') ? (
        <Section title={t('notices.object.title')} id="object">
          <ObjectForm noticeId={notice.id} />
        </Section>
      ) : null}
    </>
  );
};

const Whole = ({ notice }: { notice: NoticeView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const title = format.localized(notice.title);
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('nav.notices'), to: '/notices' }, { label: title }]}
        over={
          <TextLink className="dn-over" to={`/notices?organizationId=${notice.organizationId}`}>
            <LocalizedText value={notice.unitName} quiet />
          </TextLink>
        }
        title={t('notices.page.title', { title })}
        documentTitle={t('notices.page.title', { title })}
        marks={
          <>
            {notice.state === 'running' && notice.lastDay !== null ? (
              <Countdown lastDay={notice.lastDay} zone={notice.zone} />
            ) : (
              <NoticeMark state={notice.state} />
            )}
            {notice.relatedParty ? <RelatedPartyMark /> : null}
            <span className="tt-quiet">{notice.number}</span>
          </>
        }
        actions={
          <>
            {notice.caseId === null ? null : (
              <TextLink className="tt-button" to={`/cases/${notice.caseId}/notices`}>
                {t('notices.page.toCase')}
              </TextLink>
            )}
            <button type="button" className="tt-button" onClick={() => print()}>
              <IconPrinter size={16} stroke={1.8} aria-hidden="true" />
              {t('notices.page.print')}
            </button>
            <CertificateLink notice={notice} />
          </>
        }
      />
      <div className="dn-notice">
        <aside className="dn-notice-side" aria-label={t('notices.period.title')}>
          <Section framed title={t('notices.period.title')}>
            <NoticePeriod notice={notice} />
          </Section>
        </aside>
        <div className="dn-notice-main">
          <Standing notice={notice} />
          <Section framed title={t('notices.record.head')}>
            <NoticeRecord content={notice.content} unitName={notice.unitName} unitUscc={notice.unitUscc} number={notice.number} />
          </Section>
          {notice.closingStatement === null ? null : (
            <Section title={t('notices.page.closing')}>
              <p className="dn-words">{notice.closingStatement}</p>
              {notice.completedAt === null ? null : (
                <p className="tt-quiet">
                  {format.dateTime(notice.completedAt)}
                  {notice.certificateNumber === null ? null : ` · ${t('notices.page.certificateNumber', { number: notice.certificateNumber })}`}
                </p>
              )}
            </Section>
          )}
          <Objections notice={notice} />
          <Proof notice={notice} />
        </div>
      </div>
    </>
  );
};

const NoticePage = () => {
  const notice = useRoute(getNotice, { params: { noticeId: useParam('noticeId') } });
  return (
    <PageBody width="wide">
      <Loaded of={notice} page loading={<LoadingState shape="page" rows={6} />}>
        {(data) => <Whole notice={data} />}
      </Loaded>
    </PageBody>
  );
};

export default NoticePage;
