/** Asks before an act that concerns others or cannot be taken back, and says first what it does. */
import type { FormEvent, ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import { useText } from '../i18n/text.ts';
import { ProblemNote } from './states.tsx';

export type ConfirmProps = {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What will happen, in one or two sentences. */
  does?: ReactNode;
  /** The verb on the button. */
  act: ReactNode;
  /** On the other button where “cancel” could be mistaken for the act itself. */
  back?: ReactNode;
  /** Cannot be taken back. */
  danger?: boolean;
  pending?: boolean;
  /** The act cannot be done yet: a reason is missing. */
  disabled?: boolean;
  problem?: unknown;
  onConfirm: () => unknown;
  /** Fields that the act needs. */
  children?: ReactNode;
};

export const Confirm = ({ opened, onClose, title, does, act, back, danger, pending, disabled, problem, onConfirm, children }: ConfirmProps) => {
  const t = useText('ui');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    // A dialog's form may stand inside another form of the page (React bubbles through portals).
    event.stopPropagation();
    void onConfirm();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <form className="tt-form" onSubmit={send}>
        {does ? <p>{does}</p> : null}
        {children}
        <ProblemNote error={problem} />
        <div className="tt-form-foot">
          <Button type="submit" color={danger ? 'red' : 'way'} loading={pending ?? false} disabled={disabled ?? false}>
            {act}
          </Button>
          <Button variant="default" onClick={onClose}>
            {back ?? t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
