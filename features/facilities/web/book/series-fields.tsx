/** A recurring booking: every so many days or weeks, on which days, how long; says at once how many dates that makes. */
import { Checkbox, NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { useFormat, useText } from '@tongtu/platform/ui';
import { instantOf } from '../parts/wall-clock.ts';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { mostDates, seriesDays, weekdayCodes, weekdayOf, type Repeat } from './series.ts';

export const firstRepeat: Repeat = { every: 'week', interval: 1, days: [], end: { kind: 'count', count: 8 } };

type Props = {
  readonly repeat: Repeat | undefined;
  readonly onChange: (repeat: Repeat | undefined) => void;
  readonly first: string | undefined;
  readonly zone: string;
};

const Dates = ({ days, zone }: { days: readonly string[]; zone: string }) => {
  const t = useText('facilities');
  const format = useFormat();
  const local = useZoneFormat(zone);
  const words = days.map((day) => local.day(instantOf(day, '12:00', zone)!));
  if (days.length < 2) return <p className="fb-warn">{t('book.series.tooFew')}</p>;
  return (
    <div aria-live="polite">
      <p>{t('book.series.makes', { count: days.length, first: words[0]!, last: words.at(-1)! })}</p>
      {days.length >= mostDates ? <p className="tt-hint">{t('book.series.most', { count: mostDates })}</p> : null}
      <details className="fb-details">
        <summary>{t('book.series.all')}</summary>
        <p className="fb-dates">{format.list(words)}</p>
      </details>
    </div>
  );
};

export const SeriesFields = ({ repeat, onChange, first, zone }: Props) => {
  const t = useText('facilities');
  const change = (part: Partial<Repeat>): void => onChange({ ...(repeat ?? firstRepeat), ...part });
  const ownDay = first === undefined ? undefined : weekdayOf(first);
  return (
    <div className="fb-series">
      <Checkbox
        label={t('book.series.repeat')}
        description={t('book.series.hint')}
        checked={repeat !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? firstRepeat : undefined)}
      />
      {repeat ? (
        <div className="fb-series-fields">
          <div className="tt-form-pair">
            <Select
              label={t('book.series.every')}
              value={repeat.every}
              allowDeselect={false}
              onChange={(value) => change({ every: value === 'day' ? 'day' : 'week' })}
              data={(['day', 'week'] as const).map((value) => ({ value, label: t(`book.series.${value}`) }))}
            />
            <NumberInput
              label={t(`book.series.interval.${repeat.every}`)}
              value={repeat.interval}
              min={1}
              max={52}
              allowDecimal={false}
              onChange={(value) => change({ interval: Math.max(1, Number(value) || 1) })}
            />
          </div>
          {repeat.every === 'week' ? (
            <fieldset className="tt-group">
              <legend>{t('book.series.days')}</legend>
              <div className="fb-weekdays">
                {weekdayCodes.map((code, index) => (
                  <Checkbox
                    key={code}
                    label={t(`book.weekdays.${index}`)}
                    checked={repeat.days.includes(code) || code === ownDay}
                    disabled={code === ownDay}
                    onChange={(event) => change({ days: event.currentTarget.checked ? [...repeat.days, code] : repeat.days.filter((one) => one !== code) })}
                  />
                ))}
              </div>
            </fieldset>
          ) : null}
          <Radio.Group
            label={t('book.series.end')}
            value={repeat.end.kind}
            onChange={(kind) => change({ end: kind === 'until' ? { kind: 'until', day: '' } : { kind: 'count', count: 8 } })}
          >
            <div className="fb-choices">
              <Radio value="count" label={t('book.series.byCount')} />
              <Radio value="until" label={t('book.series.byDay')} />
            </div>
          </Radio.Group>
          {repeat.end.kind === 'count' ? (
            <NumberInput
              label={t('book.series.count')}
              value={repeat.end.count}
              min={2}
              max={mostDates}
              allowDecimal={false}
              onChange={(value) => change({ end: { kind: 'count', count: Math.min(mostDates, Math.max(1, Number(value) || 1)) } })}
            />
          ) : (
            <TextInput
              type="date"
              label={t('book.series.until')}
              value={repeat.end.day}
              min={first ?? ''}
              onChange={(event) => change({ end: { kind: 'until', day: event.currentTarget.value } })}
            />
          )}
          {first === undefined ? <p className="tt-hint">{t('book.series.chooseFirst')}</p> : <Dates days={seriesDays(first, repeat)} zone={zone} />}
        </div>
      ) : null}
    </div>
  );
};
