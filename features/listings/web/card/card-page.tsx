/** /listings/:listingId — a card as its reader may see it, and what can be done with it. */
import { IconDownload, IconFile, IconPencil, IconPrinter } from '@tabler/icons-react';
import {
  ExampleMark,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Panels,
  Remark,
  Section,
  Tag,
  urlOf,
  useFormat,
  useParam,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import type { Listing } from '../../contract/cards.ts';
import { downloadAttachment, getListing } from '../../contract/routes.ts';
import { useCodes, useRegions } from '../codes.ts';
import { Face } from '../face/face.tsx';
import { listingPanels } from '../panels.ts';
import { ListingActions } from '../parts/actions.tsx';
import { useNow } from '../parts/use-now.ts';
import { StateMark, useCardFacts } from '../parts/labels.tsx';
import { asLocalized, daysUntil } from '../values.ts';
import { useUnlock } from './access.tsx';
import { Versions } from './versions.tsx';
import '../listings.css';

const Files = ({ listing }: { listing: Listing }) => {
  const t = useText('listings');
  const format = useFormat();
  if (listing.attachments.length === 0) return null;
  return (
    <Section title={t('attachments.title')} id="attachments">
      <ul className="ls-files">
        {listing.attachments.map((one) => (
          <li key={one.id}>
            <IconFile size={18} stroke={1.6} aria-hidden="true" />
            <a className="tt-link" href={urlOf(downloadAttachment, { params: { listingId: listing.id, attachmentId: one.id } })} download>
              {one.name}
            </a>
            <span className="tt-quiet">{format.bytes(one.size)}</span>
            {one.layer === 'public' ? null : <Tag>{t(`layers.${one.layer}`)}</Tag>}
            <IconDownload size={16} stroke={1.6} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Owner = ({ listing }: { listing: Listing }) => {
  const t = useText('listings');
  const regions = useRegions();
  const { organization } = listing;
  return (
    <section className="ls-box" aria-labelledby="owner">
      <h2 id="owner" className="ls-box-title">
        {t(`card.owner.${listing.kind}`)}
      </h2>
      <Link className="tt-link ls-owner-name" to={`/organizations/${organization.id}`}>
        <LocalizedText value={asLocalized(organization.name)} />
      </Link>
      <p className="tt-quiet">
        {t.maybe(`organizationKinds.${organization.kind}`) ?? organization.kind}
        {organization.region ? ` · ${regions.name(organization.region)}` : ''}
      </p>
      {organization.example ? <ExampleMark /> : null}
    </section>
  );
};

const Facts = ({ listing }: { listing: Listing }) => {
  const t = useText('listings');
  const format = useFormat();
  const now = useNow();
  const facts = useCardFacts(listing, useRegions().name);
  const expires = listing.expiresAt === null ? null : daysUntil(listing.expiresAt, now);
  return (
    <section className="ls-box" aria-label={t('card.facts')}>
      <dl className="ls-box-facts">
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
        {listing.publishedAt ? (
          <div>
            <dt>{t('card.published')}</dt>
            <dd>{format.date(listing.publishedAt)}</dd>
          </div>
        ) : null}
        {listing.expiresAt !== null && expires !== null ? (
          <div>
            <dt>{t('card.expires')}</dt>
            <dd>{expires < 0 ? t('card.expired') : format.date(listing.expiresAt)}</dd>
          </div>
        ) : null}
        {listing.source ? (
          <div>
            <dt>{t('card.source')}</dt>
            <dd>
              {listing.source}
              {listing.reference ? ` · ${listing.reference}` : ''}
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
};

const Card = ({ listing }: { listing: Listing }) => {
  const t = useText('listings');
  const format = useFormat();
  const { session } = useSession();
  const sectors = useCodes('sectors');
  const unlock = useUnlock(listing);
  const file = (id: string): { name: string; href: string } | undefined => {
    const found = listing.attachments.find((one) => one.id === id);
    return found && { name: found.name, href: urlOf(downloadAttachment, { params: { listingId: listing.id, attachmentId: id } }) };
  };
  const mayEdit = listing.actions.includes('edit') || listing.actions.includes('save');
  const mine = session.memberships.some((m) => m.organizationId === listing.organization.id);
  return (
    <PageBody width="wide">
      <PageHeader
        crumbs={[
          { label: t('nav.explore'), to: '/explore' },
          { label: t(`kinds.${listing.kind}`), to: `/explore?kind=${listing.kind}` },
          { label: format.localized(asLocalized(listing.title)) },
        ]}
        over={t(`kinds.${listing.kind}`)}
        title={<LocalizedText value={asLocalized(listing.title)} />}
        documentTitle={format.localized(asLocalized(listing.title))}
        marks={
          <>
            {listing.state === 'published' && !mine ? null : <StateMark state={listing.state} />}
            {listing.audience === 'members' ? <Tag title={t('audience.membersHint')}>{t('audience.members')}</Tag> : null}
            {listing.example ? <ExampleMark /> : null}
            {listing.sectors.map((code) => (
              <Link key={code} className="ls-mark-link" to={`/explore?sector=${code}`}>
                {sectors.name(code)}
              </Link>
            ))}
            {listing.keywords.map((word) => (
              <Tag key={word}>{word}</Tag>
            ))}
          </>
        }
        actions={
          <>
            {mayEdit ? (
              <Link className="tt-button" to={`/listings/${listing.id}/edit`}>
                <IconPencil size={16} stroke={1.8} aria-hidden="true" /> {t('card.edit')}
              </Link>
            ) : null}
            <button type="button" className="tt-button ls-print" onClick={() => window.print()}>
              <IconPrinter size={16} stroke={1.8} aria-hidden="true" /> {t('card.print')}
            </button>
          </>
        }
      />
      {listing.example ? <p className="ls-example-note">{t('card.example')}</p> : null}
      <div className="ls-card">
        <div className="ls-card-main">
          {listing.summary ? (
            <p className="ls-summary">
              <LocalizedText value={asLocalized(listing.summary)} multiline />
            </p>
          ) : null}
          <ListingActions listing={listing} place="page" />
          {listing.withheld.length > 0 ? <Remark tone="next">{t('card.withheld', { count: listing.withheld.length })}</Remark> : null}
          <Face kind={listing.kind} body={listing.body} withheld={listing.withheld} unlock={unlock.button} attachment={file} />
          <Files listing={listing} />
          {listing.version !== null ? <Versions listingId={listing.id} kind={listing.kind} current={listing.version} /> : null}
        </div>
        <aside className="ls-card-side">
          <Facts listing={listing} />
          <Owner listing={listing} />
          <Panels panels={listingPanels} about={{ listing }} />
        </aside>
      </div>
      {unlock.dialog}
    </PageBody>
  );
};

const CardPage = () => {
  const listing = useRoute(getListing, { params: { listingId: useParam('listingId') } });
  return (
    <Loaded
      page
      of={listing}
      loading={
        <PageBody width="wide">
          <LoadingState shape="page" rows={6} />
        </PageBody>
      }
    >
      {(data) => <Card listing={data} />}
    </Loaded>
  );
};

export default CardPage;
