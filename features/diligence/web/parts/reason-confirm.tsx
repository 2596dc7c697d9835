/** Asks for a reason before something is taken back; what was, stays readable with it. */
import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import { Confirm } from '@tongtu/platform/ui';

type Props = {
  readonly title: string;
  readonly does: ReactNode;
  readonly label: string;
  readonly act: string;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly max?: number;
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => unknown;
};

export const ReasonConfirm = ({ title, does, label, act, pending, problem, max = 1000, danger = true, onClose, onConfirm }: Props) => {
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <Confirm
      opened
      danger={danger}
      onClose={onClose}
      title={title}
      does={does}
      act={act}
      pending={pending}
      disabled={given === ''}
      problem={problem}
      onConfirm={() => onConfirm(given)}
    >
      <Textarea label={label} required autosize minRows={3} maxLength={max} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </Confirm>
  );
};
