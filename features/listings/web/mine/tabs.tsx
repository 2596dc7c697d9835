/** The three work pages about one's listings. */
import { Link, useFilters, useText } from '@tongtu/platform/ui';

const pages = [
  ['list', '/my/listings'],
  ['imports', '/my/imports'],
  ['access', '/my/access-requests'],
] as const;

export const MineTabs = ({ current }: { current: (typeof pages)[number][0] }) => {
  const t = useText('listings');
  const organization = useFilters().get('organization');
  return (
    <nav className="ls-tabs" aria-label={t('mine.tabs')}>
      {pages.map(([key, to]) => (
        <Link key={key} to={organization ? `${to}?organization=${organization}` : to} aria-current={key === current ? 'page' : undefined}>
          {t(`mine.${key}`)}
        </Link>
      ))}
    </nav>
  );
};
