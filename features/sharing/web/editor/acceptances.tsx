/** Who has to accept this text, who did, and when. */
import { Section, StatusMark, useFormat, useText } from '@tongtu/platform/ui';
import type { VersionView } from '../../contract/versions.ts';

export const Acceptances = ({ version }: { version: VersionView }) => {
  const t = useText('sharing');
  const format = useFormat();
  const isDraft = version.state === 'draft';
  return (
    <Section framed title={t('editor.acceptances.title')} lead={isDraft ? t('editor.acceptances.draft') : undefined}>
      <ul className="se-acceptances">
        {version.acceptances.map((one) => (
          <li key={one.organizationId}>
            <span>{format.localized(one.organizationName)}</span>
            {one.acceptedAt === null ? (
              <StatusMark tone={isDraft || version.state === 'withdrawn' ? 'open' : 'waiting'}>
                {t(isDraft ? 'editor.acceptances.willBeAsked' : 'editor.acceptances.open')}
              </StatusMark>
            ) : (
              <>
                <StatusMark tone="good">{t('editor.acceptances.accepted')}</StatusMark>
                <small>{t('editor.acceptances.by', { name: one.personName ?? '', when: format.dateTime(one.acceptedAt) })}</small>
              </>
            )}
          </li>
        ))}
      </ul>
      {isDraft ? null : (
        <p className="se-hash">
          <span>{t('editor.hash')}</span> <code className="tt-code">{version.sha256}</code>
        </p>
      )}
    </Section>
  );
};
