/** Backup codes, shown once: to be copied, kept as a file or printed. */
import { useMemo } from 'react';
import { CopyButton, Remark, useText } from '@tongtu/platform/ui';

export const BackupCodes = ({ codes }: { codes: readonly string[] }) => {
  const t = useText('parties');
  const text = codes.join('\n');
  const file = useMemo(() => `data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`, [text]);
  return (
    <Remark tone="warn" title={t('account.two-factor.codes')}>
      <p>{t('account.two-factor.codesLead')}</p>
      <ul className="pt-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="tt-form-foot">
        <CopyButton text={text} />
        <a className="tt-button" href={file} download="tongtu-backup-codes.txt">
          {t('account.two-factor.saveCodes')}
        </a>
      </div>
    </Remark>
  );
};
