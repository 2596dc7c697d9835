/** What keeps transfer back and how one gets across; what the consortium aims for; where each reader begins. */
import { FourSpans, Link, StatusMark, TextLink, useText } from '@tongtu/platform/ui';

/** Barriers that a visitor can see fall, without an account. */
const tryable = { one: '/verify', two: '/check' } as const;

export const Barriers = () => {
  const t = useText('web');
  return (
    <section className="hm-part" aria-labelledby="barriers">
      <div className="hm-part-head">
        <h2 id="barriers">{t('home.barriers.title')}</h2>
      </div>
      <p className="hm-part-lead">{t('home.barriers.lead')}</p>
      <FourSpans />
      <ol className="hm-barriers">
        {['one', 'two', 'three', 'four'].map((key) => (
          <li key={key}>
            <h3>{t(`home.barriers.${key}.title`)}</h3>
            <p className="hm-today">{t(`home.barriers.${key}.today`)}</p>
            <p className="hm-across">
              {t(`home.barriers.${key}.across`)}
              {key in tryable ? (
                <>
                  {' '}
                  <TextLink to={tryable[key as keyof typeof tryable]}>{t(`home.barriers.${key}.act`)}</TextLink>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};

export const Targets = () => {
  const t = useText('web');
  return (
    <section className="hm-band" aria-labelledby="targets">
      <div className="hm-part">
        <div className="hm-part-head">
          <h2 id="targets">{t('home.targets.title')}</h2>
          <StatusMark tone="open">{t('home.targets.mark')}</StatusMark>
        </div>
        <p className="hm-part-lead">{t('home.targets.lead')}</p>
        <dl className="hm-targets">
          {['ten', 'hundred', 'thousand', 'trillion'].map((key) => (
            <div key={key}>
              <dt>{t(`home.targets.${key}.label`)}</dt>
              <dd>{t(`home.targets.${key}.value`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
};

const ways: readonly (readonly [key: string, to: string])[] = [
  ['researcher', '/listings/new?kind=achievement'],
  ['enterprise', '/listings/new?kind=need'],
  ['operator', '/listings/new?kind=facility'],
  ['investor', '/listings/new?kind=fund'],
];

export const Who = () => {
  const t = useText('web');
  return (
    <section className="hm-part" aria-labelledby="who">
      <div className="hm-part-head">
        <h2 id="who">{t('home.who.title')}</h2>
      </div>
      <ul className="hm-who">
        {ways.map(([key, to]) => (
          <li key={key}>
            <h3>{t(`home.who.${key}.title`)}</h3>
            <p>{t(`home.who.${key}.detail`)}</p>
            <Link className="tt-button" to={to}>
              {t(`home.who.${key}.act`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
