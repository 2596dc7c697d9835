/** The first look: the sentence, the search, the drawing. */
import { IconCalendarCheck } from '@tabler/icons-react';
import { Link, Panorama, SearchBox, useGo, usePageTitle, useText } from '@tongtu/platform/ui';

export const Hero = () => {
  const t = useText('web');
  const go = useGo();
  usePageTitle(t('title'));
  return (
    <section className="hm-hero" aria-labelledby="hero">
      <div className="hm-hero-words">
        <h1 id="hero">{t('home.hero')}</h1>
        <p className="hm-lead">{t('home.lead')}</p>
        <SearchBox size="large" placeholder={t('home.search')} onSearch={(q) => go(q ? `/explore?q=${encodeURIComponent(q)}` : '/explore')} />
        <p className="hm-tries">
          <span>{t('home.try')}</span>
          {['one', 'two', 'three', 'four'].map((key) => {
            const word = t(`home.tries.${key}`);
            return (
              <Link key={key} to={`/explore?q=${encodeURIComponent(word)}`}>
                {word}
              </Link>
            );
          })}
        </p>
        <p className="hm-soon">
          <Link className="tt-button" to="/facilities?freeWithin=3">
            <IconCalendarCheck size={17} stroke={1.6} aria-hidden="true" /> {t('home.freeSoon')}
          </Link>
        </p>
      </div>
      <Panorama />
    </section>
  );
};
