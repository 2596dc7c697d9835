/** Where, how long, when: by a keyboard or a thumb, without dragging. */
import { useId, useState } from 'react';
import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { LoadingState, ProblemState, Section, useRoute, useText, useFormat } from '@tongtu/platform/ui';
import { listFreeSlots } from '../../contract/availability.ts';
import type { FreeSlot } from '../../contract/bookings.ts';
import type { Facility } from '../../contract/facilities.ts';
import { FreeSlotChoice, slotKey, ZoneNote } from '../parts/free-slot-choice.tsx';
import { lengthText } from '../parts/lengths.ts';
import { useNow } from '../parts/use-now.ts';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { dayBounds, instantOf } from '../parts/wall-clock.ts';
import { isLength, lengthsOffered } from './lengths-offered.ts';
import { SeriesFields } from './series-fields.tsx';
import type { Repeat } from './series.ts';
import type { Booker } from './use-booker.tsx';
import type { Choice } from './use-choice.ts';

const Length = ({ choice }: { choice: Choice }) => {
  const t = useText('facilities');
  const name = useId();
  const { limits, minutes, setMinutes } = choice;
  const offered = lengthsOffered(limits);
  const [other, setOther] = useState(!offered.includes(minutes));
  const wrong = !isLength(minutes, limits);
  return (
    <fieldset className="tt-group">
      <legend>{t('book.choose.length')}</legend>
      <div className="fb-pills">
        {offered.map((one) => (
          <label key={one} data-chosen={!other && one === minutes}>
            <input
              type="radio"
              name={name}
              checked={!other && one === minutes}
              onChange={() => {
                setOther(false);
                setMinutes(one);
              }}
            />
            {lengthText(t, one)}
          </label>
        ))}
        <label data-chosen={other}>
          <input type="radio" name={name} checked={other} onChange={() => setOther(true)} />
          {t('book.choose.otherLength')}
        </label>
      </div>
      {other ? (
        <NumberInput
          className="fb-short"
          label={t('book.choose.hours')}
          value={minutes / 60}
          min={limits.step / 60}
          step={limits.step / 60}
          decimalScale={2}
          onChange={(value) => {
            const asked = Math.round(Number(value) * 60);
            if (asked >= 5 && asked <= 527_040) setMinutes(asked);
          }}
          {...(wrong
            ? {
                error: t('book.choose.lengthWrong', {
                  from: lengthText(t, limits.shortest),
                  to: lengthText(t, limits.longest),
                  step: lengthText(t, limits.step),
                }),
              }
            : {})}
        />
      ) : null}
    </fieldset>
  );
};

/** The same time on several machines of a group is one offer. */
const eachTimeOnce = (slots: readonly FreeSlot[]): readonly FreeSlot[] => [...new Map(slots.map((slot) => [slot.from, slot])).values()];

const Offered = ({ facility, choice }: { facility: Facility; choice: Choice }) => {
  const t = useText('facilities');
  const local = useZoneFormat(facility.zone);
  const [after, setAfter] = useState<string | undefined>();
  const { place, minutes, day } = choice;
  const [of, setOf] = useState('');
  const now = `${place?.key} ${minutes} ${day}`;
  if (of !== now) {
    setOf(now);
    setAfter(undefined);
  }
  const bounds = instantOf(day, '00:00', facility.zone) === undefined ? undefined : dayBounds(day, facility.zone);
  const query = {
    minutes,
    ...(place?.resourceId === undefined ? {} : { resourceId: place.resourceId }),
    ...(place?.groupId === undefined ? {} : { groupId: place.groupId }),
    ...(after === undefined ? (bounds === undefined ? {} : { after: bounds.from.toISOString() }) : { after }),
    ...(bounds === undefined ? {} : { before: new Date(bounds.to.getTime() + (minutes > 1440 ? minutes * 60_000 : 0)).toISOString() }),
    limit: Math.min(50, 9 * (place?.groupId === undefined ? 1 : facility.resources.filter((one) => one.groupId === place.groupId).length)),
  };
  const found = useRoute(listFreeSlots, { params: { facilityId: facility.id }, query }, { keepPrevious: true, enabled: place !== undefined });
  if (found.data === undefined) return found.error ? <ProblemState error={found.error} retry={() => void found.refetch()} /> : <LoadingState rows={3} />;
  const slots = eachTimeOnce(found.data.items).slice(0, 9);
  const last = slots.at(-1);
  const dayWords = bounds === undefined ? undefined : local.day(bounds.from);
  const chosen = slots.find((slot) => choice.chosen !== undefined && Date.parse(slot.from) === Date.parse(choice.chosen.from));
  return (
    <div className="fb-offered" data-stale={found.isPlaceholderData}>
      {slots.length === 0 ? (
        <p className="fb-none">{dayWords === undefined ? t('book.choose.noneFree') : t('book.choose.noneThatDay', { day: dayWords })}</p>
      ) : (
        <FreeSlotChoice
          slots={slots}
          zone={facility.zone}
          legend={
            dayWords === undefined ? t(after === undefined ? 'book.choose.nextFree' : 'book.choose.laterFree') : t('book.choose.freeThatDay', { day: dayWords })
          }
          value={chosen === undefined ? '' : slotKey(chosen)}
          onChange={choice.take}
        />
      )}
      <div className="fb-row">
        {last && bounds === undefined ? (
          <Button size="xs" variant="default" onClick={() => setAfter(new Date(Date.parse(last.from) + 60_000).toISOString())}>
            {t('book.choose.later')}
          </Button>
        ) : null}
        {after !== undefined || bounds !== undefined ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setAfter(undefined);
              choice.setDay('');
            }}
          >
            {t('book.choose.earliest')}
          </Button>
        ) : null}
      </div>
    </div>
  );
};

const Own = ({ facility, choice }: { facility: Facility; choice: Choice }) => {
  const t = useText('facilities');
  const local = useZoneFormat(facility.zone);
  const now = useNow();
  const { own, setOwn, chosen, limits } = choice;
  return (
    <div className="tt-form-pair fb-own">
      <TextInput
        type="date"
        label={t('book.choose.day')}
        value={own.day}
        min={local.isoDay(now)}
        onChange={(event) => setOwn({ ...own, day: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('book.choose.time')}
        value={own.time}
        step={limits.step * 60}
        onChange={(event) => setOwn({ ...own, time: event.currentTarget.value })}
      />
      {chosen ? <p className="tt-hint fb-wide">{t('book.choose.ends', { end: local.dayTime(chosen.to) })}</p> : null}
    </div>
  );
};

type Props = {
  readonly facility: Facility;
  readonly choice: Choice;
  readonly booker: Booker;
  readonly repeat: Repeat | undefined;
  readonly onRepeat: (repeat: Repeat | undefined) => void;
};

export const Choose = ({ facility, choice, booker, repeat, onRepeat }: Props) => {
  const t = useText('facilities');
  const format = useFormat();
  const local = useZoneFormat(facility.zone);
  const { places, place, way, chosen } = choice;
  return (
    <Section framed title={t('book.choose.title')} id="choose">
      <div className="tt-form">
        {booker.picker}
        {places.length > 1 ? (
          <Select
            label={t('book.choose.place')}
            value={place?.key ?? null}
            allowDeselect={false}
            onChange={(key) => key !== null && choice.setPlace(key)}
            data={places.map((one) => ({
              value: one.key,
              label: one.groupId === undefined ? format.localized(one.name) : t('book.choose.anyOf', { group: format.localized(one.name) }),
            }))}
          />
        ) : null}
        <Length choice={choice} />
        <div className="fb-when">
          <div className="fb-when-head">
            <SegmentedControl
              aria-label={t('book.choose.way')}
              value={way}
              onChange={(value) => choice.setWay(value === 'own' ? 'own' : 'offered')}
              data={(['offered', 'own'] as const).map((value) => ({ value, label: t(`book.choose.ways.${value}`) }))}
            />
            <ZoneNote zone={facility.zone} />
          </div>
          {way === 'own' ? <Own facility={facility} choice={choice} /> : <Offered facility={facility} choice={choice} />}
        </div>
        <SeriesFields repeat={repeat} onChange={onRepeat} first={chosen === undefined ? undefined : local.isoDay(chosen.from)} zone={facility.zone} />
      </div>
    </Section>
  );
};
