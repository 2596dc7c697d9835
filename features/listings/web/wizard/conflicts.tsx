/** Somebody else changed the same field: both values, and one of them is chosen by a person. */
import { Button } from '@mantine/core';
import { Remark, useText } from '@tongtu/platform/ui';
import { FieldValue } from '../face/field-value.tsx';
import { fieldOf } from '../fields.ts';
import { clean } from './clean.ts';
import type { Editing } from './use-draft.ts';

export const Conflicts = ({ editing, label }: { editing: Editing; label: (name: string) => string }) => {
  const t = useText('listings');
  const { base, conflicts, typed } = editing.draft;
  if (conflicts.length === 0) return null;
  return (
    <Remark tone="warn" title={t('conflict.title')}>
      <p>{t('conflict.lead')}</p>
      {conflicts.map((name) => {
        const field = fieldOf(base.kind, name);
        const theirs = name === 'title' ? base.title : base.body[name];
        return (
          <div key={name} className="ls-conflict">
            <h3 className="ls-block-name">{label(name)}</h3>
            <div className="ls-two">
              <div>
                <p className="tt-quiet">{t('conflict.mine')}</p>
                <div className="ls-conflict-value">{field ? <FieldValue field={field} value={clean(field, typed[name]).value} /> : null}</div>
                <Button size="xs" onClick={() => editing.settle(name, 'mine')}>
                  {t('conflict.keepMine')}
                </Button>
              </div>
              <div>
                <p className="tt-quiet">{t('conflict.theirs')}</p>
                <div className="ls-conflict-value">{field ? <FieldValue field={field} value={theirs} /> : null}</div>
                <Button size="xs" variant="default" onClick={() => editing.settle(name, 'theirs')}>
                  {t('conflict.takeTheirs')}
                </Button>
              </div>
            </div>
          </div>
        );
      })}
    </Remark>
  );
};
