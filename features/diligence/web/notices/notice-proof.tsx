/** Proof of a publication: its entry of the log, and its hash. */
import { KeyValue, Section, TextLink, useText } from '@tongtu/platform/ui';
import type { NoticeView } from '../../contract/notices.ts';
import { Hash } from '../parts/hash.tsx';

/** Where the publication can be verified by anybody. */
export const Proof = ({ notice }: { notice: Pick<NoticeView, 'logIndex' | 'sha256'> }) => {
  const t = useText('diligence');
  return (
    <Section title={t('notices.page.proof')} lead={t('notices.page.proofLead')}>
      <KeyValue
        items={[
          [
            t('notices.page.log'),
            notice.logIndex === null ? (
              <span className="tt-quiet">{t('notices.page.logSoon')}</span>
            ) : (
              <TextLink to={`/transparency/entries/${notice.logIndex}`}>{t('notices.page.logIndex', { index: String(notice.logIndex) })}</TextLink>
            ),
          ],
          [
            t('notices.page.hash'),
            notice.sha256 === null ? null : (
              <>
                <Hash sha256={notice.sha256} />
                <span className="tt-code dn-printed">SHA-256 {notice.sha256}</span>
              </>
            ),
          ],
        ]}
      />
    </Section>
  );
};
