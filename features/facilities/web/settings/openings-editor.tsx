/** Opening hours as rows: the week, single days, closed days; other rules as they are written. */
import { useState } from 'react';
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useFormat, useText } from '@tongtu/platform/ui';
import { RemoveRow, Row } from './inputs.tsx';
import { daysBetween, weeklyHours, type OpeningsDraft, type WeeklyRow } from './openings-draft.ts';

type Props = {
  readonly draft: OpeningsDraft;
  readonly onChange: (draft: OpeningsDraft) => void;
  readonly today: string;
  readonly errors: Readonly<Record<string, string>>;
};

const replace = <T,>(rows: readonly T[], at: number, part: Partial<T>): T[] => rows.map((row, index) => (index === at ? { ...row, ...part } : row));
const without = <T,>(rows: readonly T[], at: number): T[] => rows.filter((_, index) => index !== at);

const Times = ({ from, to, onChange }: { from: string; to: string; onChange: (part: { from?: string; to?: string }) => void }) => {
  const t = useText('facilities');
  return (
    <>
      <TextInput type="time" label={t('settings.openings.from')} value={from} onChange={(event) => onChange({ from: event.currentTarget.value })} />
      <TextInput
        type="time"
        label={t('settings.openings.to')}
        value={to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
        description={to !== '' && from !== '' && to <= from ? t('settings.openings.nextDay') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
    </>
  );
};

const WeekRow = ({ row, onChange }: { row: WeeklyRow; onChange: (part: Partial<WeeklyRow>) => void }) => {
  const t = useText('facilities');
  return (
    <>
      <fieldset className="fo-weekdays" aria-label={t('settings.openings.days')}>
        {[0, 1, 2, 3, 4, 5, 6].map((day) => (
          <Checkbox
            key={day}
            label={t(`settings.weekdays.${day}`)}
            checked={row.days.includes(day)}
            onChange={(event) =>
              onChange({ days: event.currentTarget.checked ? [...row.days, day].sort((a, b) => a - b) : row.days.filter((one) => one !== day) })
            }
          />
        ))}
      </fieldset>
      <div className="fo-times">
        <Times from={row.from} to={row.to} onChange={onChange} />
      </div>
      {row.days.length === 0 ? <p className="fo-warn">{t('settings.openings.noDays')}</p> : null}
    </>
  );
};

const ClosedDays = ({ draft, onChange, today }: Omit<Props, 'errors'>) => {
  const t = useText('facilities');
  const format = useFormat();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const days = from === '' ? [] : daysBetween(from, to === '' ? from : to);
  const add = (): void => {
    onChange({ ...draft, closed: [...new Set([...draft.closed, ...days])].sort() });
    setFrom('');
    setTo('');
  };
  const remove = (day: string): void => onChange({ ...draft, closed: draft.closed.filter((one) => one !== day) });
  const coming = draft.closed.filter((day) => day >= today);
  const single = draft.weekly.flatMap((row, at) => row.off.filter((day) => day >= today).map((day) => ({ at, day, when: `${format.date(day)} ${row.from}` })));
  return (
    <div className="fo-block">
      <h4 className="fo-h4">{t('settings.openings.closed')}</h4>
      <p className="tt-hint">{t('settings.openings.closedHint')}</p>
      {coming.length + single.length > 0 ? (
        <ul className="fo-days">
          {coming.map((day) => (
            <li key={day}>
              <span>{format.date(day)}</span>
              <RemoveRow label={t('settings.openings.reopen', { day: format.date(day) })} onClick={() => remove(day)} />
            </li>
          ))}
          {single.map(({ at, day, when }) => (
            <li key={`${at} ${day}`}>
              <span>{t('settings.openings.oneRow', { when })}</span>
              <RemoveRow
                label={t('settings.openings.reopen', { day: when })}
                onClick={() =>
                  onChange({ ...draft, weekly: draft.weekly.map((row, index) => (index === at ? { ...row, off: row.off.filter((one) => one !== day) } : row)) })
                }
              />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="fo-line">
        <TextInput type="date" label={t('settings.openings.closedFrom')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label={t('settings.openings.closedTo')} value={to} min={from} onChange={(event) => setTo(event.currentTarget.value)} />
        <Button variant="default" disabled={days.length === 0} onClick={add}>
          {days.length > 1 ? t('settings.openings.closeMany', { count: days.length }) : t('settings.openings.close')}
        </Button>
      </div>
    </div>
  );
};

/** RFC 5545 for what has no row: the first Tuesday of the month, every third day. */
const OtherRules = ({ draft, onChange, errors }: Omit<Props, 'today'>) => {
  const t = useText('facilities');
  const first = draft.weekly.length + draft.once.length;
  return (
    <details className="fo-details" open={draft.other.length > 0}>
      <summary>{t('settings.openings.other')}</summary>
      <p className="tt-hint">{t('settings.openings.otherHint')}</p>
      {draft.other.map((row, index) => (
        <Row
          key={index}
          legend={t('settings.openings.otherRow', { number: index + 1 })}
          removeLabel={t('settings.openings.remove')}
          onRemove={() => onChange({ ...draft, other: without(draft.other, index) })}
        >
          <div className="fo-other">
            <TextInput
              type="datetime-local"
              label={t('settings.openings.start')}
              value={row.start}
              onChange={(event) => onChange({ ...draft, other: replace(draft.other, index, { start: event.currentTarget.value.slice(0, 16) }) })}
            />
            <NumberInput
              label={t('settings.openings.minutes')}
              min={1}
              max={44_640}
              allowDecimal={false}
              value={row.minutes}
              onChange={(value) => onChange({ ...draft, other: replace(draft.other, index, { minutes: Number(value) || 0 }) })}
            />
            <TextInput
              label="RRULE"
              className="fo-rrule"
              placeholder="FREQ=MONTHLY;BYDAY=1TU"
              spellCheck={false}
              value={row.rrule}
              maxLength={500}
              error={errors[`openings.${first + index}.rrule`] ?? errors[`openings.${first + index}`]}
              onChange={(event) => onChange({ ...draft, other: replace(draft.other, index, { rrule: event.currentTarget.value }) })}
            />
          </div>
        </Row>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
        onClick={() => onChange({ ...draft, other: [...draft.other, { start: '', minutes: 480, rrule: '', exdates: [] }] })}
      >
        {t('settings.openings.addOther')}
      </Button>
    </details>
  );
};

export const OpeningsEditor = ({ draft, onChange, today, errors }: Props) => {
  const t = useText('facilities');
  const format = useFormat();
  const plus = <IconPlus size={15} stroke={2} aria-hidden="true" />;
  return (
    <div className="fo-openings">
      <div className="fo-block">
        <h4 className="fo-h4">{t('settings.openings.weekly')}</h4>
        {draft.weekly.length === 0 ? <p className="tt-hint">{t('settings.openings.never')}</p> : null}
        {draft.weekly.map((row, index) => (
          <Row
            key={index}
            legend={t('settings.openings.row', { number: index + 1 })}
            removeLabel={t('settings.openings.remove')}
            onRemove={() => onChange({ ...draft, weekly: without(draft.weekly, index) })}
          >
            <WeekRow row={row} onChange={(part) => onChange({ ...draft, weekly: replace(draft.weekly, index, part) })} />
          </Row>
        ))}
        <div className="fo-line fo-line-centre">
          <Button
            variant="default"
            size="xs"
            leftSection={plus}
            onClick={() => onChange({ ...draft, weekly: [...draft.weekly, { days: [0, 1, 2, 3, 4], from: '09:00', to: '17:00', since: today, off: [] }] })}
          >
            {t('settings.openings.add')}
          </Button>
          <span className="tt-hint">{t('settings.openings.hours', { hours: format.number(Math.round(weeklyHours(draft.weekly) * 100) / 100) })}</span>
        </div>
        {errors['openings'] ? <p className="fo-error">{errors['openings']}</p> : null}
      </div>
      <ClosedDays draft={draft} onChange={onChange} today={today} />
      <div className="fo-block">
        <h4 className="fo-h4">{t('settings.openings.once')}</h4>
        <p className="tt-hint">{t('settings.openings.onceHint')}</p>
        {draft.once.map((row, index) => (
          <Row
            key={index}
            legend={t('settings.openings.onceRow', { number: index + 1 })}
            removeLabel={t('settings.openings.remove')}
            onRemove={() => onChange({ ...draft, once: without(draft.once, index) })}
          >
            <div className="fo-times fo-times-3">
              <TextInput
                type="date"
                label={t('settings.openings.day')}
                value={row.day}
                onChange={(event) => onChange({ ...draft, once: replace(draft.once, index, { day: event.currentTarget.value }) })}
              />
              <Times from={row.from} to={row.to} onChange={(part) => onChange({ ...draft, once: replace(draft.once, index, part) })} />
            </div>
          </Row>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={plus}
          onClick={() => onChange({ ...draft, once: [...draft.once, { day: '', from: '09:00', to: '17:00' }] })}
        >
          {t('settings.openings.addOnce')}
        </Button>
      </div>
      <OtherRules draft={draft} onChange={onChange} errors={errors} />
    </div>
  );
};
