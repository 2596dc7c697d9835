/** One entry of the navigation; its words belong to the page's room and come with those of all others (`nav/`). */
import { Suspense } from 'react';
import { Link, useText } from '@tongtu/platform/ui';
import type { NavEntry } from './nav.ts';

const Words = ({ room, name }: { room: string; name: string }) => <>{useText('nav')(`${room}.${name}`)}</>;

export const NavLink = ({ entry, className = 'sh-nav-item' }: { entry: NavEntry; className?: string }) => {
  const Icon = entry.icon;
  return (
    <Link to={entry.to} className={className}>
      {Icon && className !== 'sh-nav-item' ? <Icon size={18} stroke={1.7} /> : null}
      <Suspense fallback={<span className="sh-bone" />}>
        <Words room={entry.room} name={entry.key} />
      </Suspense>
    </Link>
  );
};
