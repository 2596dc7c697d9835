/** What was published last. */
import { ListingRow } from '@tongtu/listings/web';
import { searchListings, type Hit } from '@tongtu/matching/contract';
import { EmptyState, Link, Loaded, LoadingState, TextLink, useRoute, useText } from '@tongtu/platform/ui';

const shown = 6;

export const Newest = () => {
  const t = useText('web');
  const newest = useRoute(searchListings, { query: { sort: 'newest', limit: shown, facets: false } } as never);
  return (
    <section className="hm-part" aria-labelledby="newest">
      <div className="hm-part-head">
        <h2 id="newest">{t('home.newest')}</h2>
        <p>
          <TextLink to="/explore?sort=newest">{t('home.newestAll')}</TextLink>
        </p>
      </div>
      <Loaded
        of={newest}
        loading={<LoadingState shape="cards" rows={4} height="40rem" />}
        empty={(data) => data.items.length === 0}
        whenEmpty={
          <EmptyState
            title={t('home.nothing')}
            action={
              <Link className="tt-button tt-button-main" to="/organizations/apply">
                {t('foot.apply')}
              </Link>
            }
          >
            {t('home.nothingDetail')}
          </EmptyState>
        }
      >
        {(data) => (
          <div className="hm-newest">
            {(data.items as readonly Hit[]).slice(0, shown).map(({ listing }) => (
              <ListingRow key={listing.id} listing={listing} level={3} />
            ))}
          </div>
        )}
      </Loaded>
    </section>
  );
};
