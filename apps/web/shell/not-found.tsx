/** An address without a page. */
import { EmptyState, Link, PageBody, usePageTitle, useText } from '@tongtu/platform/ui';

export const NotFound = () => {
  const t = useText('web');
  usePageTitle(t('notFound.title'));
  return (
    <PageBody width="reading">
      <h1 className="tt-hidden">{t('notFound.title')}</h1>
      <EmptyState
        drawing="lost"
        title={t('notFound.title')}
        action={
          <>
            <Link className="tt-button tt-button-main" to="/explore">
              {t('notFound.search')}
            </Link>
            <Link className="tt-button" to="/">
              {t('notFound.home')}
            </Link>
          </>
        }
      >
        {t('notFound.detail')}
      </EmptyState>
    </PageBody>
  );
};
