/** The files of a statement, in the reader's language. */
import { urlOf, useLanguage, useText } from '@tongtu/platform/ui';
import { downloadStatement, type StatementCard } from '../../contract/statements.ts';

export const StatementLinks = ({
  statement,
  className = 'tt-link',
}: {
  statement: Pick<StatementCard, 'id' | 'providerId' | 'number'>;
  className?: string;
}) => {
  const t = useText('facilities');
  const { language } = useLanguage();
  const params = { organizationId: statement.providerId, statementId: statement.id };
  return (
    <span className="fm-links">
      {(['pdf', 'xlsx'] as const).map((format) => (
        <a key={format} className={className} href={urlOf(downloadStatement, { params, query: { format, lang: language } })} download>
          {format.toUpperCase()}
          <span className="tt-hidden">{t('money.ofNumber', { number: statement.number })}</span>
        </a>
      ))}
    </span>
  );
};
