/** The board for who follows it with a reader of feeds. */
import { useEffect } from 'react';
import { IconRss } from '@tabler/icons-react';
import { urlOf, useLanguage, useText } from '@tongtu/platform/ui';
import { getNoticeFeed } from '../../contract/notices.ts';

const formats = ['atom', 'rss'] as const;

export const FeedLinks = ({ organizationId }: { organizationId: string }) => {
  const t = useText('diligence');
  const { language } = useLanguage();
  const own = organizationId === '' ? {} : { organizationId };
  const addressOf = (format: (typeof formats)[number]): string => urlOf(getNoticeFeed, { query: { format, lang: language, ...own } });
  const [atom, rss] = [addressOf('atom'), addressOf('rss')];
  // Readers of feeds look for the address in the page's head.
  useEffect(() => {
    const links = [
      { type: 'application/atom+xml', href: atom },
      { type: 'application/rss+xml', href: rss },
    ].map((one) => Object.assign(document.createElement('link'), { rel: 'alternate', title: t('nav.notices'), ...one }));
    document.head.append(...links);
    return () => links.forEach((link) => link.remove());
  }, [atom, rss, t]);
  return (
    <span className="dn-feeds">
      <IconRss size={16} stroke={1.8} aria-hidden="true" />
      <a className="tt-link" href={atom}>
        Atom
      </a>
      <a className="tt-link" href={rss}>
        RSS
      </a>
    </span>
  );
};
