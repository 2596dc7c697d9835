/** Somebody else saved while one typed: what he saved, and the choice between the two. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Remark, useText } from '@tongtu/platform/ui';

/** `children`: what stands saved now. */
export const ConflictNote = ({ onTakeTheirs, onKeepMine, children }: { onTakeTheirs: () => void; onKeepMine: () => void; children: ReactNode }) => {
  const t = useText('diligence');
  return (
    <div role="alert">
      <Remark tone="warn" title={t('parts.conflict.title')}>
        <p>{t('parts.conflict.hint')}</p>
        <details className="dn-theirs">
          <summary>{t('parts.conflict.theirs')}</summary>
          {children}
        </details>
        <div className="tt-actions">
          <Button size="xs" variant="default" onClick={onKeepMine}>
            {t('parts.conflict.keepMine')}
          </Button>
          <Button size="xs" variant="default" onClick={onTakeTheirs}>
            {t('parts.conflict.takeTheirs')}
          </Button>
        </div>
      </Remark>
    </div>
  );
};
