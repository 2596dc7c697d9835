/** A link inside the platform. `to` is a plain address (`/listings/1?tab=x#top`); it is prefetched when pointed at. */
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { Link as RouterLink } from '@tanstack/react-router';

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: string;
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
  replace?: boolean;
  keepScroll?: boolean;
};

/** `/a?b=c#d` → the router's three parts. */
export const splitAddress = (address: string): { to: string; search: Record<string, string>; hash?: string } => {
  const [beforeHash = '', hash] = address.split('#', 2);
  const [path = '', query] = beforeHash.split('?', 2);
  return { to: path || '/', search: Object.fromEntries(new URLSearchParams(query ?? '')), ...(hash ? { hash } : {}) };
};

/** Unstyled: for cards, buttons (`component={Link}`) and navigation. */
export const Link = ({ to, replace, keepScroll, ...rest }: LinkProps) => {
  // The router marks a link as current whenever the address begins with it; whoever says `aria-current` (tabs) knows better.
  const exact = 'aria-current' in rest ? { activeOptions: { exact: true } } : {};
  const props = { ...splitAddress(to), preload: 'intent' as const, replace, resetScroll: !keepScroll, ...exact, ...rest };
  return <RouterLink {...(props as unknown as Parameters<typeof RouterLink>[0])} />;
};

/** In running text and tables. */
export const TextLink = ({ className, ...rest }: LinkProps) => <Link className={`tt-link ${className ?? ''}`} {...rest} />;
