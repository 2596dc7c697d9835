/** Amounts of note, each under its word and with a sentence where it needs one. */
import type { ReactNode } from 'react';

export type Figure = { readonly key: string; readonly label: ReactNode; readonly value: ReactNode; readonly hint?: ReactNode; readonly isMinded?: boolean };

export const Figures = ({ items }: { items: readonly Figure[] }) => (
  <dl className="sl-figures">
    {items.map(({ key, label, value, hint, isMinded }) => (
      <div key={key} data-minded={isMinded ?? false}>
        <dt>{label}</dt>
        <dd>
          <b>{value}</b>
          {hint === undefined ? null : <small>{hint}</small>}
        </dd>
      </div>
    ))}
  </dl>
);
