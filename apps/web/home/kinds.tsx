/** The four kinds of listings with their live counts, each a way in; and how many organizations stand behind them. */
import { IconBulb, IconBuildingFactory2, IconCoins, IconTargetArrow } from '@tabler/icons-react';
import { getStatistics, listingKinds, type ListingKind } from '@tongtu/listings/contract';
import { Link, useFormat, useRoute, useText } from '@tongtu/platform/ui';

const icons: Readonly<Record<ListingKind, typeof IconBulb>> = { achievement: IconBulb, need: IconTargetArrow, facility: IconBuildingFactory2, fund: IconCoins };

export const Kinds = () => {
  const t = useText('web');
  const format = useFormat();
  // A count that cannot be read is left out; the ways in stand without it.
  const { data } = useRoute(getStatistics, {}, { staleTime: 60_000 });
  return (
    <section className="hm-part" aria-labelledby="counts">
      <div className="hm-part-head">
        <h2 id="counts">{t('home.counts')}</h2>
        <p>
          {data ? (
            <Link className="tt-link" to="/organizations">
              {t('home.organizations', { count: data.organizations })}
            </Link>
          ) : null}
          {data?.examples ? <span>{t('home.examplesIncluded')}</span> : null}
        </p>
      </div>
      <ul className="hm-kinds">
        {listingKinds.map((kind) => {
          const Icon = icons[kind];
          return (
            <li key={kind}>
              <Link to={`/explore?kind=${kind}`}>
                <Icon size={26} stroke={1.4} aria-hidden="true" />
                <span className="hm-count">{data ? format.number(data.listings[kind]) : '–'}</span>
                <span className="hm-kind">{t(`kinds.${kind}`)}</span>
                <span className="hm-kind-what">{t(`home.enter.${kind}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
