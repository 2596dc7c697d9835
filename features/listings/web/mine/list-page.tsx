/** /my/listings: all cards of my organization by state; on top what must be done next. */
import { useState } from 'react';
import { Button, Checkbox, Menu } from '@mantine/core';
import {
  asProblem,
  callRoute,
  EmptyState,
  invalidateRoutes,
  Link,
  LoadingState,
  PageBody,
  PageHeader,
  ProblemState,
  Remark,
  Section,
  urlOf,
  useFilters,
  useFormat,
  useRouteInfinite,
  useText,
} from '@tongtu/platform/ui';
import { useQueryClient } from '@tanstack/react-query';
import { listingStates, type ListingCard, type ListingState } from '../../contract/cards.ts';
import { confirmListing, exportFormats, exportListings, listOrganizationListings } from '../../contract/routes.ts';
import { ListingRow } from '../parts/listing-row.tsx';
import { useNow } from '../parts/use-now.ts';
import { nextActs, toConfirm } from './next-acts.ts';
import { useOwnOrganization } from './organization.tsx';
import { MineTabs } from './tabs.tsx';
import { asLocalized } from '../values.ts';
import '../listings.css';

const editHere = new Set<ListingState>(['draft', 'submitted']);

const NextActs = ({ listings }: { listings: readonly ListingCard[] }) => {
  const t = useText('listings');
  const format = useFormat();
  const acts = nextActs(listings, useNow());
  if (acts.length === 0) return null;
  return (
    <Section framed title={t('mine.next', { count: acts.length })}>
      <ul className="ls-next">
        {acts.slice(0, 6).map(({ kind, listing }) => (
          <li key={listing.id}>
            <span className="ls-next-why">{t(`mine.act.${kind}`)}</span>
            <Link
              className="tt-link"
              to={kind === 'resume' || kind === 'over' ? `/listings/${listing.id}` : `/listings/${listing.id}/edit${kind === 'approve' ? '?step=finish' : ''}`}
            >
              {format.localized(asLocalized(listing.title)) || t('untitled')}
            </Link>
            <span className="tt-quiet">{format.relative(listing.updatedAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** Confirms the chosen cards one after the other; says how many went through and which did not. */
const useConfirmAll = () => {
  const client = useQueryClient();
  const [running, setRunning] = useState(false);
  const [result, setResult] = useState<{ done: number; failed: readonly string[] } | null>(null);
  const run = async (listings: readonly ListingCard[]): Promise<void> => {
    setRunning(true);
    let done = 0;
    const failed: string[] = [];
    for (const listing of listings) {
      try {
        await callRoute(confirmListing, { params: { listingId: listing.id } });
        done += 1;
      } catch (error) {
        failed.push(asProblem(error).detail);
      }
    }
    setResult({ done, failed: [...new Set(failed)] });
    setRunning(false);
    await invalidateRoutes(client, [listOrganizationListings]);
  };
  return { run, running, result };
};

const Export = ({ organizationId }: { organizationId: string }) => {
  const t = useText('listings');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{t('mine.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} component="a" href={urlOf(exportListings, { query: { format, organizationId } })} download>
            {t(`mine.formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

const Own = ({ organizationId }: { organizationId: string }) => {
  const t = useText('listings');
  const filters = useFilters();
  const now = useNow();
  const states = filters.list('state').filter((one): one is ListingState => (listingStates as readonly string[]).includes(one));
  const all = useRouteInfinite(listOrganizationListings, { params: { organizationId }, query: { limit: 100 } });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const confirm = useConfirmAll();
  const shown = states.length === 0 ? all.items.filter((one) => one.state !== 'withdrawn') : all.items.filter((one) => states.includes(one.state));
  const old = toConfirm(all.items, now);
  const count = (state: ListingState): number => all.items.filter((one) => one.state === state).length;
  const picked = all.items.filter((one) => chosen.has(one.id));
  if (all.isPending) return <LoadingState shape="cards" rows={4} />;
  if (all.problem) return <ProblemState error={all.problem} retry={all.refetch} />;
  if (all.items.length === 0) {
    return (
      <EmptyState
        title={t('mine.empty')}
        action={
          <Link className="tt-button tt-button-main" to="/listings/new">
            {t('mine.new')}
          </Link>
        }
      >
        {t('mine.emptyHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <NextActs listings={all.items} />
      {old.length > 0 ? (
        <Remark tone="warn" title={t('mine.old', { count: old.length })}>
          <p>{t('mine.oldHint')}</p>
          <Button size="xs" onClick={() => setChosen(new Set(old.map((one) => one.id)))}>
            {t('mine.pickOld')}
          </Button>
        </Remark>
      ) : null}
      <div className="ls-bar">
        <fieldset className="ls-pills" aria-label={t('mine.byState')}>
          <button type="button" aria-pressed={states.length === 0} onClick={() => filters.clear('state')}>
            {t('mine.allStates')}
          </button>
          {listingStates
            .filter((state) => count(state) > 0)
            .map((state) => (
              <button key={state} type="button" aria-pressed={states.includes(state)} onClick={() => filters.toggle('state', state)}>
                {t(`states.${state}`)} <span className="ls-count">{count(state)}</span>
              </button>
            ))}
        </fieldset>
        {picked.length > 0 ? (
          <Button size="xs" loading={confirm.running} onClick={() => void confirm.run(picked).then(() => setChosen(new Set()))}>
            {t('mine.confirm', { count: picked.length })}
          </Button>
        ) : null}
      </div>
      {confirm.result ? (
        <Remark tone={confirm.result.failed.length > 0 ? 'warn' : 'good'}>
          {t('mine.confirmed', { count: confirm.result.done })} {confirm.result.failed.join(' ')}
        </Remark>
      ) : null}
      <div className="ls-list">
        {shown.map((listing) => (
          <div key={listing.id} className="ls-own">
            {listing.state === 'published' ? (
              <Checkbox
                aria-label={t('mine.pick', { title: asLocalized(listing.title)?.[t.language] ?? listing.id })}
                checked={chosen.has(listing.id)}
                onChange={() =>
                  setChosen((before) => new Set(before.has(listing.id) ? [...before].filter((one) => one !== listing.id) : [...before, listing.id]))
                }
              />
            ) : (
              <span />
            )}
            <ListingRow listing={listing} showState to={editHere.has(listing.state) ? `/listings/${listing.id}/edit` : `/listings/${listing.id}`} level={2}>
              <p className="ls-row-links">
                {editHere.has(listing.state) || listing.state === 'published' || listing.state === 'paused' ? (
                  <Link className="tt-link" to={`/listings/${listing.id}/edit`}>
                    {t('card.edit')}
                  </Link>
                ) : null}
                {listing.state === 'published' ? (
                  <Link className="tt-link" to={`/workbench/${listing.id}`}>
                    {t('card.matches')}
                  </Link>
                ) : null}
              </p>
            </ListingRow>
          </div>
        ))}
        {shown.length === 0 ? <p className="tt-quiet">{t('mine.noneInState')}</p> : null}
      </div>
      {all.hasMore ? (
        <Button variant="default" loading={all.loadingMore} onClick={all.more}>
          {t('mine.more')}
        </Button>
      ) : null}
    </>
  );
};

const MinePage = () => {
  const t = useText('listings');
  const { membership, picker } = useOwnOrganization();
  return (
    <PageBody>
      <PageHeader
        title={t('mine.title')}
        actions={
          membership ? (
            <>
              {picker}
              <Export organizationId={membership.organizationId} />
              <Link className="tt-button tt-button-main" to={`/listings/new?organization=${membership.organizationId}`}>
                {t('mine.new')}
              </Link>
            </>
          ) : null
        }
      />
      <MineTabs current="list" />
      {membership ? (
        <Own key={membership.organizationId} organizationId={membership.organizationId} />
      ) : (
        <EmptyState
          title={t('new.noOrganization')}
          action={
            <Link className="tt-button tt-button-main" to="/organizations/apply">
              {t('new.apply')}
            </Link>
          }
        >
          {t('new.noOrganizationHint')}
        </EmptyState>
      )}
    </PageBody>
  );
};

export default MinePage;
