/** Frame of a page: head, sections, lines of facts. The same pattern in every room. */
import { useEffect, useId, type ReactNode } from 'react';
import { Link, TextLink } from '../pages/link.tsx';
import { useText } from '../i18n/text.ts';

/** Sets the document's title; the platform's name follows. */
export const usePageTitle = (title: string | undefined): void => {
  useEffect(() => {
    if (title) document.title = `${title} · 通途 Tongtu`;
  }, [title]);
};

export type Crumb = { readonly label: ReactNode; readonly to?: string };

/** Where one is. The last crumb is this page. */
export const Breadcrumbs = ({ items }: { items: readonly Crumb[] }) => {
  const t = useText('ui');
  return (
    <nav className="tt-crumbs" aria-label={t('crumbs')}>
      <ol>
        {items.map((crumb, index) => (
          <li key={index} {...(index === items.length - 1 ? { 'aria-current': 'page' as const } : {})}>
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
          </li>
        ))}
      </ol>
    </nav>
  );
};

/** Width of a page: `reading` for text and forms, `normal` for lists, `wide` for work tables. */
export const PageBody = ({ width = 'normal', children }: { width?: 'reading' | 'normal' | 'wide'; children: ReactNode }) => (
  <div className={`tt-page tt-page-${width}`}>{children}</div>
);

export type PageHeaderProps = {
  title: ReactNode;
  /** For the document's title when `title` is no plain text. */
  documentTitle?: string;
  crumbs?: readonly Crumb[];
  /** Small words above the title: the kind of a card. */
  over?: ReactNode;
  /** One sentence below. */
  lead?: ReactNode;
  /** Status marks beside the title. */
  marks?: ReactNode;
  /** Buttons; the next act is the only filled one. */
  actions?: ReactNode;
};

/** Head of a page: title, what it is, what can be done now. */
export const PageHeader = ({ title, documentTitle, crumbs, over, lead, marks, actions }: PageHeaderProps) => {
  usePageTitle(documentTitle ?? (typeof title === 'string' ? title : undefined));
  return (
    <header className="tt-head">
      {crumbs ? <Breadcrumbs items={crumbs} /> : null}
      <div className="tt-head-row">
        <div className="tt-head-words">
          {over ? <div className="tt-over">{over}</div> : null}
          <h1 className="tt-title">{title}</h1>
          {marks ? <div className="tt-marks">{marks}</div> : null}
          {lead ? <div className="tt-lead">{lead}</div> : null}
        </div>
        {actions ? <div className="tt-actions">{actions}</div> : null}
      </div>
    </header>
  );
};

/** A titled part of a page. `framed` puts it on a surface of its own. */
export const Section = ({
  title,
  lead,
  actions,
  framed,
  level = 2,
  children,
  id,
}: {
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  framed?: boolean;
  level?: 2 | 3;
  children: ReactNode;
  id?: string;
}) => {
  const own = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`tt-section${framed ? ' tt-framed' : ''}`} id={id} {...(title ? { 'aria-labelledby': own } : {})}>
      {title ? (
        <div className="tt-section-head">
          <Heading id={own} className={level === 2 ? 'tt-h2' : 'tt-h3'}>
            {title}
          </Heading>
          {actions ? <div className="tt-actions">{actions}</div> : null}
        </div>
      ) : null}
      {lead ? <p className="tt-section-lead">{lead}</p> : null}
      {children}
    </section>
  );
};

/** Facts as words and values. Empty values are left out. */
export const KeyValue = ({ items, columns = 1 }: { items: readonly (readonly [label: ReactNode, value: ReactNode])[]; columns?: 1 | 2 }) => (
  <dl className={`tt-facts tt-facts-${columns}`}>
    {items
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value], index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** First stop of the Tab key. */
export const SkipLink = () => {
  const t = useText('ui');
  return (
    <a className="tt-skip" href="#main">
      {t('skip')}
    </a>
  );
};

export { TextLink };
