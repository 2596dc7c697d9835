/** A second person of the office decides about a proposal. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { approveObligationPack, listObligationPacks, rejectObligationPack, type ObligationPackVersion } from '../../contract/packs.ts';

const invalidates = [listObligationPacks];

export const PackActs = ({ pack }: { pack: ObligationPackVersion }) => {
  const t = useText('diligence');
  const format = useFormat();
  const [open, setOpen] = useState<'approve' | 'reject' | null>(null);
  const close = (): void => setOpen(null);
  const approve = useAction(approveObligationPack, { invalidates, onSuccess: close });
  const reject = useAction(rejectObligationPack, { invalidates, onSuccess: close });
  const params = { code: pack.code, version: pack.version };
  const values = { title: format.localized(pack.title), version: String(pack.version), day: format.date(pack.effectiveFrom) };
  if (pack.actions.length === 0) return null;
  return (
    <div className="tt-actions">
      {pack.actions.map((act) => (
        <Button key={act} size="xs" variant={act === 'approve' ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {t(`obligationPacks.${act}.name`)}
        </Button>
      ))}
      {open === null ? null : (
        <Confirm
          opened
          danger={open === 'reject'}
          onClose={close}
          title={t(`obligationPacks.${open}.title`, values)}
          does={t(`obligationPacks.${open}.does`, values)}
          act={t(`obligationPacks.${open}.name`)}
          pending={approve.pending || reject.pending}
          problem={open === 'approve' ? approve.problem : reject.problem}
          onConfirm={() => (open === 'approve' ? approve.run({ params }) : reject.run({ params }))}
        />
      )}
    </div>
  );
};
