/** The certificate of a completed notice. */
import { IconCertificate } from '@tabler/icons-react';
import { urlOf, useLanguage, useText } from '@tongtu/platform/ui';
import { getNoticeCertificate, type NoticeView } from '../../contract/notices.ts';

/** The file of a completed notice, in the reader's language. */
export const CertificateLink = ({ notice }: { notice: Pick<NoticeView, 'id' | 'certificateNumber'> }) => {
  const t = useText('diligence');
  const { language } = useLanguage();
  if (notice.certificateNumber === null) return null;
  return (
    <a className="tt-button" href={urlOf(getNoticeCertificate, { params: { noticeId: notice.id }, query: { lang: language } })} download>
      <IconCertificate size={17} stroke={1.8} aria-hidden="true" />
      {t('notices.page.certificate')}
    </a>
  );
};
