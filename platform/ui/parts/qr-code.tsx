/** An address or a secret for a camera. What draws it is loaded when one is shown, not with the first page. */
import { lazy, Suspense } from 'react';

const Drawing = lazy(() => import('./qr-drawing.tsx'));

/** `label`: what a camera finds in it, for those who do not see it. */
export const QrCode = ({ text, label }: { text: string; label: string }) => (
  <Suspense fallback={<span className="tt-qr" aria-hidden="true" />}>
    <Drawing text={text} label={label} />
  </Suspense>
);
