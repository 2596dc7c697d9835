/** Status is a word and a shape, never only a colour. */
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';

/**
 * `open`: not begun (ring). `waiting`: somebody must act (half disc). `good`: done, valid (disc with a tick).
 * `paused`: two bars. `bad`: refused, failed (cross in a square). `closed`: over (dash). `next`: the way ahead (accent arrow). `unknown`: a question mark.
 */
export type Tone = 'open' | 'waiting' | 'good' | 'paused' | 'bad' | 'closed' | 'next' | 'unknown';

const shapes: Record<Tone, ReactNode> = {
  open: <circle cx="7" cy="7" r="5" />,
  waiting: (
    <>
      <circle cx="7" cy="7" r="5" />
      <path d="M7 2a5 5 0 0 1 0 10z" className="tt-shape-fill" />
    </>
  ),
  good: (
    <>
      <circle cx="7" cy="7" r="5.6" className="tt-shape-fill" />
      <path d="M4.3 7.2l2 2 3.6-4" className="tt-shape-cut" />
    </>
  ),
  paused: <path d="M4.5 3v8M9.5 3v8" />,
  bad: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" rx="2" className="tt-shape-fill" />
      <path d="M4.7 4.7l4.6 4.6M9.3 4.7l-4.6 4.6" className="tt-shape-cut" />
    </>
  ),
  closed: <path d="M2.5 7h9" />,
  next: <path d="M2 7h9M7.5 3.5L11 7l-3.5 3.5" />,
  unknown: <path d="M4.6 5.2a2.4 2.4 0 1 1 3.3 2.2q-.9.4-.9 1.5M7 11.2v.3" />,
};

/** A word with the shape of its tone. */
export const StatusMark = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`tt-status tt-tone-${tone}`}>
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
      {shapes[tone]}
    </svg>
    <span>{children}</span>
  </span>
);

/** Quiet label: a kind, a keyword, a code. */
export const Tag = ({ children, title }: { children: ReactNode; title?: string }) => (
  <span className="tt-tag" title={title}>
    {children}
  </span>
);

/** Says that a card is made up for the demonstration. */
export const ExampleMark = () => {
  const t = useText('ui');
  return <span className="tt-example">{t('example')}</span>;
};
