/** What the desk and the settings both say and do with a block. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { removeBlock } from '../../contract/blocks.ts';
import { readsOfDesk } from './reads.ts';
import { repeatIn } from './repeat.ts';
import type { TimelineBlock } from './timeline-items.ts';

export const RemoveBlock = ({
  facilityId,
  block,
  size = 'sm',
  onDone,
}: {
  facilityId: string;
  block: Pick<TimelineBlock, 'id' | 'rrule' | 'calendarId'>;
  size?: 'xs' | 'sm';
  onDone?: () => void;
}) => {
  const t = useText('facilities');
  const [asked, setAsked] = useState(false);
  const action = useAction(removeBlock, {
    invalidates: readsOfDesk,
    onSuccess: () => {
      setAsked(false);
      onDone?.();
    },
  });
  if (block.calendarId !== null) return null;
  return (
    <>
      <Button size={size} variant="default" onClick={() => setAsked(true)}>
        {t('desk.block.remove')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('desk.block.removeTitle')}
        does={block.rrule === null ? t('desk.block.removeDoes') : t('desk.block.removeAllDoes')}
        act={t('desk.block.remove')}
        danger
        pending={action.pending}
        problem={action.problem}
        onConfirm={() => action.run({ params: { facilityId, blockId: block.id } })}
      />
    </>
  );
};

/** How something recurs, in words; another rule is shown as it is written. */
export const useRepeatWords = (zone: string): ((rrule: string | null) => string) => {
  const t = useText('facilities');
  const format = useFormat();
  return (rrule) => {
    const simple = repeatIn(rrule, zone);
    if (!simple) return rrule ?? '';
    const words = t(`desk.repeats.${simple.repeat}`);
    if (simple.count !== undefined) return t('desk.repeatTimes', { repeat: words, count: simple.count });
    return simple.last === '' ? words : t('desk.repeatUntil', { repeat: words, day: format.date(simple.last) });
  };
};
