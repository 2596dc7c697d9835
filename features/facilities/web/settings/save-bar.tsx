/** One save a tab: says whether something is unsaved, and what to do when somebody else was faster. */
import { useRef, type FormEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { focusFirstFault, ProblemNote, Remark, StatusMark, useText } from '@tongtu/platform/ui';
import type { Draft } from './use-draft.ts';

/** The form of a tab. `readOnly`: for those who may look at the settings but not change them. */
export const TabForm = <T,>({ of, readOnly, children }: { of: Draft<T>; readOnly: boolean; children: ReactNode }) => {
  const t = useText('facilities');
  const form = useRef<HTMLFormElement>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const malformed = form.current?.querySelector<HTMLElement>('[data-malformed="true"] input');
    if (malformed) {
      malformed.focus();
      return;
    }
    await of.save();
    focusFirstFault(form.current);
  };
  return (
    <form ref={form} className="fo-form" noValidate onSubmit={(event) => void send(event)}>
      <fieldset className="fo-fields" disabled={readOnly}>
        {children}
      </fieldset>
      {readOnly ? null : (
        <div className="fo-save" data-dirty={of.dirty}>
          {of.conflict ? (
            <Remark tone="warn" title={t('settings.conflict')}>
              <p>{t('settings.conflictHint')}</p>
              <div className="tt-actions">
                <Button size="xs" variant="default" onClick={of.discard}>
                  {t('settings.takeTheirs')}
                </Button>
                <Button size="xs" variant="default" onClick={of.keepMine}>
                  {t('settings.keepMine')}
                </Button>
              </div>
            </Remark>
          ) : null}
          {of.again ? <Remark tone="warn">{t('settings.again')}</Remark> : null}
          {of.conflict ? null : <ProblemNote error={of.problem} />}
          <div className="tt-form-foot">
            <Button type="submit" loading={of.pending} disabled={!of.dirty || of.conflict}>
              {t('settings.save')}
            </Button>
            {of.dirty ? (
              <Button variant="default" onClick={of.discard}>
                {t('settings.discard')}
              </Button>
            ) : null}
            <span aria-live="polite">
              {of.dirty ? (
                <StatusMark tone="open">{t('settings.unsaved')}</StatusMark>
              ) : of.done ? (
                <StatusMark tone="good">{t('settings.saved')}</StatusMark>
              ) : null}
            </span>
          </div>
        </div>
      )}
    </form>
  );
};
