/** A table that is wider than a phone moves sideways by itself, and can be reached by keyboard. */
import type { ReactNode } from 'react';

export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
  <section className="tt-scroll" aria-label={label} tabIndex={0}>
    {children}
  </section>
);
