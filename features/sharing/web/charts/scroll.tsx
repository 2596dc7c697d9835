/** A table that is wider than a phone moves sideways by itself, and can be reached by keyboard. */
import type { ReactNode } from 'react';
import { useText } from '@tongtu/platform/ui';

/** `label`: what the table is about; the region is called a table of it, so that it does not have the name of the section around it. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => {
  const t = useText('sharing');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <section className="tt-scroll" aria-label={t('simulation.chart.tableOf', { name: label })} tabIndex={0}>
      {children}
    </section>
  );
};
