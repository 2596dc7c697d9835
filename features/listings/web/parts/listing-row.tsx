/** One card in a list. Search gives it marked stretches; other lists show it plain. */
import type { ReactNode } from 'react';
import { ExampleMark, Highlighted, Link, localize, LocalizedText, Tag, useFormat, useText } from '@tongtu/platform/ui';
import type { Language, Localized } from '@tongtu/kernel/localized';
import type { ListingCard } from '../../contract/cards.ts';
import { useCodes, useRegions } from '../codes.ts';
import { asLocalized } from '../values.ts';
import { KindTag, StateMark, useCardFacts } from './labels.tsx';
import '../listings.css';

export type Marked = {
  readonly field: 'title' | 'summary' | 'keywords';
  readonly language: Language | null;
  readonly ranges: readonly (readonly [number, number])[];
};

const Text = ({ value, field, marks }: { value: Localized | undefined; field: Marked['field']; marks: readonly Marked[] }) => {
  const { language } = useFormat();
  const shown = localize(value, language);
  const found = shown && marks.find((mark) => mark.field === field && (mark.language === null || mark.language === shown.language));
  if (!shown || !found) return <LocalizedText value={value} />;
  return (
    <span lang={shown.language === 'zh' ? 'zh-CN' : 'en'}>
      <Highlighted text={shown.text} ranges={found.ranges} />
    </span>
  );
};

export type ListingRowProps = {
  readonly listing: ListingCard;
  readonly marks?: readonly Marked[];
  /** State instead of the kind alone: for one's own lists. */
  readonly showState?: boolean;
  readonly to?: string;
  /** Below the facts: buttons, remarks. */
  readonly children?: ReactNode;
  readonly level?: 2 | 3 | 4;
};

export const ListingRow = ({ listing, marks = [], showState, to, children, level = 3 }: ListingRowProps) => {
  const t = useText('listings');
  const regions = useRegions();
  const sectors = useCodes('sectors');
  const facts = useCardFacts(listing, regions.name);
  const Heading = `h${level}` as const;
  const keywords = marks.find((mark) => mark.field === 'keywords');
  return (
    <article className="ls-row" data-kind={listing.kind}>
      <div className="ls-row-over">
        <KindTag kind={listing.kind} />
        {showState ? <StateMark state={listing.state} /> : null}
        {listing.audience === 'members' ? <Tag title={t('audience.membersHint')}>{t('audience.members')}</Tag> : null}
        {listing.example ? <ExampleMark /> : null}
        <Link className="ls-row-owner" to={`/organizations/${listing.organization.id}`}>
          <LocalizedText value={asLocalized(listing.organization.name)} quiet />
        </Link>
      </div>
      <Heading className="ls-row-title">
        <Link to={to ?? `/listings/${listing.id}`}>
          <Text value={asLocalized(listing.title)} field="title" marks={marks} />
        </Link>
      </Heading>
      {listing.summary ? (
        <p className="ls-row-summary">
          <Text value={asLocalized(listing.summary)} field="summary" marks={marks} />
        </p>
      ) : null}
      {facts.length > 0 ? (
        <dl className="ls-row-facts">
          {facts.map((fact) => (
            <div key={fact.key} data-warn={fact.warn ?? false}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {listing.sectors.length > 0 || keywords ? (
        <p className="ls-row-sectors">
          {listing.sectors.slice(0, 3).map((code) => (
            <span key={code}>{sectors.name(code)}</span>
          ))}
          {keywords ? listing.keywords.slice(0, 6).map((word) => <span key={word}>{word}</span>) : null}
        </p>
      ) : null}
      {children}
    </article>
  );
};
