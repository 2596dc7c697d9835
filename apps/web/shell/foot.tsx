/** Foot of every page: where else to go, and what this is. */
import { listingKinds } from '@tongtu/listings/contract';
import { Link, Mark, useSession, useText } from '@tongtu/platform/ui';

export const Foot = () => {
  const t = useText('web');
  const { session } = useSession();
  return (
    <footer className="sh-foot">
      <div className="sh-foot-row">
        <div className="sh-foot-what">
          <p className="sh-motto">
            <Mark size={26} /> {t('foot.motto')}
          </p>
          <p>{t('foot.what')}</p>
          {session.version ? <p className="sh-version">{t('foot.version', { version: session.version })}</p> : null}
        </div>
        <nav aria-label={t('foot.find')}>
          <h2>{t('foot.find')}</h2>
          {listingKinds.map((kind) => (
            <Link key={kind} to={`/explore?kind=${kind}`}>
              {t(`kinds.${kind}`)}
            </Link>
          ))}
        </nav>
        <nav aria-label={t('foot.join')}>
          <h2>{t('foot.join')}</h2>
          <Link to="/organizations">{t('foot.organizations')}</Link>
          <Link to="/organizations/apply">{t('foot.apply')}</Link>
          {session.person ? null : <Link to="/sign-up">{t('foot.signUp')}</Link>}
        </nav>
        <nav aria-label={t('foot.open')}>
          <h2>{t('foot.open')}</h2>
          <Link to="/verify">{t('foot.verify')}</Link>
          <Link to="/transparency">{t('foot.log')}</Link>
          <a href="/docs">{t('foot.docs')}</a>
          <a href="/openapi.json">{t('foot.api')}</a>
          <a href="/api/listing-exports?format=jsonld">{t('foot.data')}</a>
        </nav>
      </div>
    </footer>
  );
};
