/** /workbench/:listingId — the card on the left, ranked candidates with their reasons on the right. */
import { useState } from 'react';
import {
  EmptyState,
  ExampleMark,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  ProblemState,
  useFilters,
  useFormat,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getListing, type Listing } from '@tongtu/listings/contract';
import { asLocalized, ListingRow, useCardFacts, useRegions } from '@tongtu/listings/web';
import { listMatches, type Match } from '../../contract.ts';
import { asKind, targetsOf } from '../kinds.ts';
import { FitLine, ReasonTable } from '../reasons/reasons.tsx';
import { Compare } from './compare.tsx';
import '../matching.css';

const most = 3;

const Candidate = ({ match, rank, compared, toggle, full }: { match: Match; rank: number; compared: boolean; toggle: () => void; full: boolean }) => {
  const t = useText('matching');
  const format = useFormat();
  const facts = useCardFacts(match.listing, useRegions().name);
  const title = format.localized(asLocalized(match.listing.title));
  const score = Math.round(match.score * 100);
  return (
    <article className="mt-candidate">
      <header>
        <span className="mt-rank" aria-hidden="true">
          {rank}
        </span>
        <div>
          <h3>
            <Link to={`/listings/${match.listing.id}`}>
              <LocalizedText value={asLocalized(match.listing.title)} />
            </Link>
          </h3>
          <p className="tt-quiet">
            <LocalizedText value={asLocalized(match.listing.organization.name)} quiet />
            {facts.map((fact) => ` · ${fact.value}`).join('')} {match.listing.example ? <ExampleMark /> : null}
          </p>
        </div>
        <div className="mt-score">
          <meter min={0} max={100} value={score} aria-label={t('score')} />
          <span>
            <b>{score}</b> {t('score')}
          </span>
        </div>
      </header>
      <div className="mt-candidate-line">
        <FitLine fit={match.fit} />
        <label className="mt-pick">
          <input type="checkbox" checked={compared} disabled={!compared && full} onChange={toggle} /> {t('compare.add')}
        </label>
      </div>
      <details open={rank <= 2}>
        <summary>{t('reasons.title', { count: match.reasons.filter((reason) => reason.criterion !== 'text').length })}</summary>
        <ReasonTable reasons={match.reasons} words={match.words} label={t('reasons.of', { title })} />
      </details>
    </article>
  );
};

const Bench = ({ listing }: { listing: Listing }) => {
  const t = useText('matching');
  const kinds = useText('listings');
  const format = useFormat();
  const filters = useFilters();
  const targets = targetsOf[listing.kind];
  const asked = asKind(filters.get('kind'));
  const kind = asked !== undefined && targets.includes(asked) ? asked : targets[0]!;
  const [compared, setCompared] = useState<readonly string[]>([]);
  const matches = useRoute(listMatches, { params: { listingId: listing.id }, query: { kind, limit: 20 } });
  const toggle = (id: string): void => setCompared((now) => (now.includes(id) ? now.filter((one) => one !== id) : now.length < most ? [...now, id] : now));
  return (
    <PageBody width="wide">
      <PageHeader
        crumbs={[{ label: t('workbench.title'), to: '/workbench' }, { label: format.localized(asLocalized(listing.title)) }]}
        title={t('workbench.title')}
        lead={t('workbench.lead')}
      />
      <div className="mt-bench">
        <aside className="mt-from" aria-label={t('workbench.from')}>
          <p className="ls-box-title">{t('workbench.from')}</p>
          <ListingRow listing={listing} level={2} />
          <p>
            <Link className="tt-link" to={`/listings/${listing.id}`}>
              {t('workbench.whole')}
            </Link>
          </p>
          {listing.withheld.length > 0 ? <p className="tt-quiet">{t('workbench.withheld')}</p> : null}
        </aside>
        <div className="mt-results">
          <fieldset className="ls-tabs" aria-label={t('panel.kind')}>
            {targets.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === kind}
                onClick={() => {
                  setCompared([]);
                  filters.set({ kind: one });
                }}
              >
                {kinds(`kinds.${one}`)}
              </button>
            ))}
          </fieldset>
          <Loaded
            of={matches}
            loading={<LoadingState shape="cards" rows={4} />}
            empty={(data) => data.items.length === 0}
            whenEmpty={
              <EmptyState
                drawing="nothing-yet"
                title={t('workbench.none', { kind: kinds(`kinds.${kind}`) })}
                action={
                  <Link className="tt-button" to={`/explore?kind=${kind}`}>
                    {t('workbench.explore', { kind: kinds(`kinds.${kind}`) })}
                  </Link>
                }
              >
                {t('workbench.noneHint')}
              </EmptyState>
            }
          >
            {(data) => {
              const chosen = data.items.filter((match) => compared.includes(match.listing.id));
              return (
                <>
                  <output className="tt-quiet mt-status">{t('workbench.considered', { shown: data.items.length, count: data.considered })}</output>
                  {chosen.length > 1 ? (
                    <Compare matches={chosen} drop={toggle} />
                  ) : chosen.length === 1 ? (
                    <p className="mt-hint">{t('compare.oneMore')}</p>
                  ) : null}
                  <div className="mt-candidates">
                    {data.items.map((match, index) => (
                      <Candidate
                        key={match.listing.id}
                        match={match}
                        rank={index + 1}
                        compared={compared.includes(match.listing.id)}
                        toggle={() => toggle(match.listing.id)}
                        full={compared.length >= most}
                      />
                    ))}
                  </div>
                </>
              );
            }}
          </Loaded>
        </div>
      </div>
    </PageBody>
  );
};

const WorkbenchPage = () => {
  const listing = useRoute(getListing, { params: { listingId: useParam('listingId') } });
  if (listing.error) return <ProblemState error={listing.error} retry={() => void listing.refetch()} />;
  return listing.data ? (
    <Bench key={listing.data.id} listing={listing.data} />
  ) : (
    <PageBody width="wide">
      <LoadingState shape="page" rows={6} />
    </PageBody>
  );
};

export default WorkbenchPage;
