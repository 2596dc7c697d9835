/** The mark: two cliffs, a chasm, and the one span across. Drawn on a 32 × 32 field. */
export const Mark = ({ size = 32 }: { size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false" className="tt-mark">
    <path className="tt-fill-ink" d="M2 16h9.2l-1.6 4.6 2 3.4-1.8 6H2zM30 16h-9.6l1.9 4-1.6 4.4 2 5.6H30z" />
    <path className="tt-stroke-way" d="M2 12.2Q16 3.6 30 12.2" fill="none" strokeWidth="3.4" strokeLinecap="round" />
  </svg>
);

/** Mark and name: 通途 first, Tongtu small beside it. */
export const Logo = ({ size = 32 }: { size?: number }) => (
  <span className="tt-logo">
    <Mark size={size} />
    <span className="tt-logo-zh" lang="zh-CN">
      通途
    </span>
    <span className="tt-logo-en" lang="zh-Latn">
      Tongtu
    </span>
  </span>
);
