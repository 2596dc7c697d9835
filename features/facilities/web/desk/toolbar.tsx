/** Which time is shown, and the ways to others. */
import { useState } from 'react';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useFormat, useText } from '@tongtu/platform/ui';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { useDays } from './use-days.ts';
import { dayIn, stepOf, views } from './view-range.ts';

const shapes = ['chart', 'list'] as const;

/** A day that is being typed is no day yet; the address gets it when it is one. */
const DayInput = ({ day, label, onDay }: { day: string; label: string; onDay: (day: string) => void }) => {
  const [typed, setTyped] = useState({ day, text: day });
  if (typed.day !== day) setTyped({ day, text: day });
  return (
    <TextInput
      type="date"
      aria-label={label}
      value={typed.text}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped({ day, text });
        const wanted = dayIn(text);
        if (wanted) onDay(wanted);
      }}
    />
  );
};

export const Toolbar = ({ zone, onBlock }: { zone: string; onBlock: (() => void) | undefined }) => {
  const t = useText('facilities');
  const { filters, today, view, day, window } = useDays(zone);
  const when = useZoneFormat(zone);
  const format = useFormat();
  const period =
    view === 'month'
      ? new Intl.DateTimeFormat(format.language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, year: 'numeric', month: 'long' }).format(window.from)
      : view === 'day'
        ? when.day(window.from)
        : `${when.day(window.from)} – ${when.day(new Date(window.to.getTime() - 1))}`;
  return (
    <div className="fd-toolbar">
      <h2 className="tt-h2 fd-period" aria-live="polite">
        {period}
      </h2>
      <div className="fd-tools">
        <Button.Group>
          <Button variant="default" px="xs" aria-label={t(`desk.previous.${view}`)} onClick={() => filters.set({ day: stepOf(view, day, -1) })}>
            <IconChevronLeft size={18} stroke={1.8} aria-hidden="true" />
          </Button>
          <Button variant="default" onClick={() => filters.set({ day: today })}>
            {t('desk.todayButton')}
          </Button>
          <Button variant="default" px="xs" aria-label={t(`desk.next.${view}`)} onClick={() => filters.set({ day: stepOf(view, day, 1) })}>
            <IconChevronRight size={18} stroke={1.8} aria-hidden="true" />
          </Button>
        </Button.Group>
        <DayInput day={day} label={t('desk.goTo')} onDay={(wanted) => filters.set({ day: wanted })} />
        <SegmentedControl
          aria-label={t('desk.view')}
          value={view}
          onChange={(value) => filters.set({ view: value })}
          data={views.map((one) => ({ value: one, label: t(`desk.views.${one}`) }))}
        />
        <SegmentedControl
          className="fd-shapes"
          aria-label={t('desk.shape')}
          value={filters.get('as') === 'list' ? 'list' : 'chart'}
          onChange={(value) => filters.set({ as: value })}
          data={shapes.map((one) => ({ value: one, label: t(`desk.shapes.${one}`) }))}
        />
        {onBlock ? (
          <Button variant="default" onClick={onBlock}>
            {t('desk.block.title')}
          </Button>
        ) : null}
      </div>
    </div>
  );
};
