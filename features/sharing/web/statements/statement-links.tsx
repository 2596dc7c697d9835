/** The files of a statement, in the reader's language. */
import { urlOf, useLanguage, useText } from '@tongtu/platform/ui';
import { downloadPayoutStatement, type PayoutStatementCard } from '../../contract/statements.ts';

export const StatementLinks = ({
  statement,
  className = 'tt-link',
}: {
  statement: Pick<PayoutStatementCard, 'id' | 'planId' | 'number'>;
  className?: string;
}) => {
  const t = useText('sharing');
  const { language } = useLanguage();
  const params = { planId: statement.planId, statementId: statement.id };
  return (
    <span className="st-links">
      {(['pdf', 'xlsx'] as const).map((format) => (
        <a key={format} className={className} href={urlOf(downloadPayoutStatement, { params, query: { format, lang: language } })} download>
          {format.toUpperCase()}
          <span className="tt-hidden">{t('statement-pages.ofNumber', { number: statement.number })}</span>
        </a>
      ))}
    </span>
  );
};
