/** A wide table scrolls inside its own frame, by keyboard too (WCAG 2.1.1). */
import type { ReactNode } from 'react';
import { useText } from '@tongtu/platform/ui';

export const TableScroll = ({ label, children }: { label: string; children: ReactNode }) => {
  const t = useText('listings');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <section className="ls-table-scroll" aria-label={t('table', { name: label })} tabIndex={0}>
      {children}
    </section>
  );
};
