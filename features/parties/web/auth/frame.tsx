/** The quiet frame of the pages before one is in: the mark, one form, and what stands beside it. */
import type { ReactNode } from 'react';
import { Drawing, PageHeader, type SceneName } from '@tongtu/platform/ui';
import '../parties.css';

export const AuthFrame = ({
  title,
  lead,
  drawing = 'way',
  aside,
  children,
}: {
  title: string;
  lead?: ReactNode;
  drawing?: SceneName;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <div className="pt-auth" data-aside={aside ? true : undefined}>
    <div className="pt-auth-main">
      <Drawing name={drawing} width={120} />
      <PageHeader title={title} lead={lead} />
      {children}
    </div>
    {aside ? <aside className="pt-auth-aside">{aside}</aside> : null}
  </div>
);
