/** Head of every page: the mark, what there is, one's own work, search, language, colours, oneself. */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from '@tanstack/react-router';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { Link, Logo, SearchBox, useGo, useSession, useText } from '@tongtu/platform/ui';
import { tables } from '../tables.ts';
import { LanguageSwitch, SchemeSwitch, SignOut } from './controls.tsx';
import { Menu } from './menu.tsx';
import { navigationFor, type Navigation } from './nav.ts';
import { NavLink } from './nav-link.tsx';

/** Pages with a search field of their own. */
const hasOwnSearch = (path: string): boolean => path === '/' || path === '/explore';

/** As many as stand side by side in English on a small laptop, beside the search field and two menus; the others are one step away. */
const inRow = 4;

const useSignIn = (): string => {
  const here = useLocation({ select: (location) => location.href });
  return here === '/' || here.startsWith('/sign-') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`;
};

const WideNav = ({ nav }: { nav: Navigation }) => {
  const t = useText('web');
  return (
    <nav className="sh-nav" aria-label={t('nav.main')}>
      {nav.explore.slice(0, inRow).map((entry) => (
        <NavLink key={entry.to} entry={entry} />
      ))}
      {nav.explore.length <= inRow ? null : (
        <Menu label={t('nav.more')}>
          {nav.explore.slice(inRow).map((entry) => (
            <NavLink key={entry.to} entry={entry} className="sh-menu-item" />
          ))}
        </Menu>
      )}
      {(['work', 'office'] as const).map((group) =>
        nav[group].length === 0 ? null : (
          <Menu key={group} label={t(`nav.${group}`)}>
            {nav[group].map((entry) => (
              <NavLink key={entry.to} entry={entry} className="sh-menu-item" />
            ))}
          </Menu>
        ),
      )}
    </nav>
  );
};

const WideAccount = ({ nav }: { nav: Navigation }) => {
  const t = useText('web');
  const { session, isPending } = useSession();
  const signIn = useSignIn();
  if (isPending) return <span className="sh-bone" />;
  if (!session.person)
    return (
      <>
        <Link className="sh-nav-item" to={signIn}>
          {t('head.signIn')}
        </Link>
        <Link className="tt-button tt-button-main" to="/sign-up">
          {t('head.signUp')}
        </Link>
      </>
    );
  return (
    <Menu label={<span className="sh-person">{session.person.name}</span>} end>
      <p className="sh-menu-note">{session.person.email}</p>
      {nav.account.map((entry) => (
        <NavLink key={entry.to} entry={entry} className="sh-menu-item" />
      ))}
      <SignOut className="sh-menu-item" />
    </Menu>
  );
};

const NarrowPanel = ({ nav, id }: { nav: Navigation; id: string }) => {
  const t = useText('web');
  const { session } = useSession();
  const signIn = useSignIn();
  const go = useGo();
  return (
    <nav id={id} className="sh-panel" aria-label={t('nav.mobile')}>
      <SearchBox
        size="normal"
        placeholder={t('head.search')}
        label={t('head.search')}
        onSearch={(q) => go(q ? `/explore?q=${encodeURIComponent(q)}` : '/explore')}
      />
      {(['explore', 'work', 'office', 'account'] as const).map((group) =>
        nav[group].length === 0 ? null : (
          <div key={group} className="sh-panel-group">
            {group === 'explore' ? null : <p className="sh-menu-note">{group === 'account' ? session.person?.name : t(`nav.${group}`)}</p>}
            {nav[group].map((entry) => (
              <NavLink key={entry.to} entry={entry} className="sh-menu-item" />
            ))}
          </div>
        ),
      )}
      <div className="sh-panel-foot">
        {session.person ? (
          <SignOut className="tt-button" />
        ) : (
          <>
            <Link className="tt-button" to={signIn}>
              {t('head.signIn')}
            </Link>
            <Link className="tt-button tt-button-main" to="/sign-up">
              {t('head.signUp')}
            </Link>
          </>
        )}
      </div>
    </nav>
  );
};

export const Head = () => {
  const t = useText('web');
  const go = useGo();
  const { session } = useSession();
  const burger = useRef<HTMLButtonElement>(null);
  const here = useLocation({ select: (location) => location.href });
  const path = useLocation({ select: (location) => location.pathname });
  const nav = navigationFor(tables, session);
  // Open at an address: another address closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === here;
  useEffect(() => {
    if (!open) return undefined;
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpenAt(null);
      burger.current?.focus();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [open]);
  return (
    <header className="sh-head">
      <div className="sh-head-row">
        <Link to="/" className="sh-home">
          <Logo size={30} />
        </Link>
        <WideNav nav={nav} />
        <div className="sh-end">
          {hasOwnSearch(path) ? null : (
            <div className="sh-search">
              <SearchBox
                size="small"
                placeholder={t('head.search')}
                label={t('head.search')}
                onSearch={(q) => go(q ? `/explore?q=${encodeURIComponent(q)}` : '/explore')}
              />
            </div>
          )}
          <LanguageSwitch />
          <SchemeSwitch />
          <div className="sh-wide">
            <WideAccount nav={nav} />
          </div>
          <button
            ref={burger}
            type="button"
            className="sh-quiet-button sh-icon sh-burger"
            aria-label={t(open ? 'nav.close' : 'nav.open')}
            aria-expanded={open}
            aria-controls="menu"
            onClick={() => setOpenAt(open ? null : here)}
          >
            {open ? <IconX size={21} stroke={1.7} aria-hidden="true" /> : <IconMenu2 size={21} stroke={1.7} aria-hidden="true" />}
          </button>
        </div>
      </div>
      {open ? <NarrowPanel nav={nav} id="menu" /> : null}
    </header>
  );
};
