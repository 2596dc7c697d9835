/** A bug in a page, or a chunk that could not be fetched: the shell around it still stands. */
import { useEffect } from 'react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState, Link, PageBody, Problem, ProblemState, usePageTitle, useText } from '@tongtu/platform/ui';

export const Crash = ({ error, reset }: ErrorComponentProps) => {
  const t = useText('web');
  const ui = useText('ui');
  usePageTitle(t('crash.title'));
  useEffect(() => reportError(error), [error]);
  return (
    <PageBody width="reading">
      {error instanceof Problem ? null : <h1 className="tt-hidden">{t('crash.title')}</h1>}
      {error instanceof Problem ? (
        <ProblemState page error={error} retry={reset} />
      ) : (
        <EmptyState
          drawing="broken"
          title={t('crash.title')}
          action={
            <>
              <button type="button" className="tt-button tt-button-main" onClick={() => location.reload()}>
                {ui('reload')}
              </button>
              <Link className="tt-button" to="/">
                {ui('home')}
              </Link>
            </>
          }
        >
          {t('crash.detail')}
        </EmptyState>
      )}
    </PageBody>
  );
};
