/** On a card's page: the three best of each other kind, with the weightiest reasons. */
import { useState } from 'react';
import { ExampleMark, Link, Loaded, LoadingState, LocalizedText, useRoute, useText } from '@tongtu/platform/ui';
import type { Listing } from '@tongtu/listings/contract';
import { asLocalized } from '@tongtu/listings/web';
import { listMatches } from '../../contract.ts';
import { targetsOf } from '../kinds.ts';
import { FitLine, ShortReasons } from '../reasons/reasons.tsx';
import '../matching.css';

const MatchesPanel = ({ listing }: { listing: Listing }) => {
  const t = useText('matching');
  const kinds = useText('listings');
  const [kind, setKind] = useState(targetsOf[listing.kind][0]!);
  const matches = useRoute(listMatches, { params: { listingId: listing.id }, query: { kind, limit: 3 } }, { keepPrevious: true });
  return (
    <section className="ls-box mt-panel" aria-labelledby="matches">
      <h2 id="matches" className="ls-box-title">
        {t('panel.title')}
      </h2>
      <fieldset className="ls-pills" aria-label={t('panel.kind')}>
        {targetsOf[listing.kind].map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
            {kinds(`kinds.${one}`)}
          </button>
        ))}
      </fieldset>
      <Loaded
        of={matches}
        loading={<LoadingState rows={3} />}
        empty={(data) => data.items.length === 0}
        whenEmpty={<p className="tt-quiet">{t('panel.none')}</p>}
      >
        {(data) => (
          <ol className="mt-panel-list" data-stale={matches.isPlaceholderData}>
            {data.items.map((match) => (
              <li key={match.listing.id}>
                <Link className="mt-panel-title" to={`/listings/${match.listing.id}`}>
                  <LocalizedText value={asLocalized(match.listing.title)} quiet />
                </Link>
                <p className="tt-quiet mt-panel-owner">
                  <LocalizedText value={asLocalized(match.listing.organization.name)} quiet />{' '}
                  {match.listing.example && !listing.example ? <ExampleMark /> : null}
                </p>
                <ShortReasons match={match} />
                <FitLine fit={match.fit} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <Link className="tt-link" to={`/workbench/${listing.id}?kind=${kind}`}>
        {t('panel.all')}
      </Link>
    </section>
  );
};

export default MatchesPanel;
