/** What an item of the timeline is called: shortly on its face, in full for screen readers and when pointed at. */
import { useCallback } from 'react';
import { useFormat, useText } from '@tongtu/platform/ui';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import type { Item } from './timeline-items.ts';

export type ItemWords = { readonly state: string; readonly who: string; readonly full: string };

export const useItemWords = (zone: string): ((item: Item) => ItemWords) => {
  const t = useText('facilities');
  const format = useFormat();
  const when = useZoneFormat(zone);
  return useCallback(
    (item) => {
      const [state, who] =
        item.kind === 'booking'
          ? [t(`states.${item.booking.state}`), format.localized(item.booking.organization.name)]
          : [t(`desk.blockKinds.${item.block.kind}`), item.block.note ?? ''];
      const period = when.period(new Date(item.from), new Date(item.to));
      const person = item.kind === 'booking' ? item.booking.person.name : '';
      return { state, who, full: [item.clash ? t('desk.clash') : '', state, who, person, period].filter(Boolean).join(' · ') };
    },
    [t, format, when],
  );
};
