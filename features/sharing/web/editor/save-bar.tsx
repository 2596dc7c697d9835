/** Whether something is unsaved, and what to do when somebody else was faster. */
import { Button } from '@mantine/core';
import { ProblemNote, Remark, StatusMark, useText } from '@tongtu/platform/ui';
import type { SavedVersion } from './use-saved-version.ts';

export const SaveBar = ({ of }: { of: SavedVersion }) => {
  const t = useText('sharing');
  return (
    <div className="se-save" data-dirty={of.dirty}>
      {of.conflict ? (
        <Remark tone="warn" title={t('editor.conflict')}>
          <p>{t('editor.conflictHint')}</p>
          <div className="tt-actions">
            <Button size="xs" variant="default" onClick={of.keepMine}>
              {t('editor.keepMine')}
            </Button>
            <Button size="xs" variant="default" onClick={of.takeTheirs}>
              {t('editor.takeTheirs')}
            </Button>
          </div>
        </Remark>
      ) : null}
      <ProblemNote error={of.problem} />
      <div className="tt-form-foot">
        <Button loading={of.pending} disabled={!of.dirty || of.conflict || of.isUnread} onClick={() => void of.save()}>
          {t('editor.save')}
        </Button>
        {of.dirty ? (
          <Button variant="default" onClick={of.discard}>
            {t('editor.discard')}
          </Button>
        ) : null}
        <span aria-live="polite">
          {of.isUnread ? (
            <StatusMark tone="waiting">{t('editor.unread')}</StatusMark>
          ) : of.dirty ? (
            <StatusMark tone="open">{t('editor.unsaved')}</StatusMark>
          ) : of.done ? (
            <StatusMark tone="good">{t('editor.saved')}</StatusMark>
          ) : null}
        </span>
      </div>
    </div>
  );
};
