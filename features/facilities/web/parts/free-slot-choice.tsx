/** Free slots to choose from: as radio cards before booking, as buttons where a slot was taken and others are offered in its place. */
import { useId } from 'react';
import { useText } from '@tongtu/platform/ui';
import type { FreeSlot } from '../../contract/bookings.ts';
import { useZoneFormat } from './use-zone-format.ts';
import './parts.css';

export const slotKey = (slot: Pick<FreeSlot, 'resourceId' | 'from'>): string => `${slot.resourceId} ${slot.from}`;

type Common = {
  readonly slots: readonly FreeSlot[];
  readonly zone: string;
  /** Name of the resource; not said where there is only one. */
  readonly nameOf?: ((resourceId: string) => string) | undefined;
};

const Words = ({ slot, zone, nameOf }: { slot: FreeSlot } & Pick<Common, 'zone' | 'nameOf'>) => {
  const format = useZoneFormat(zone);
  const oneDay = format.isoDay(slot.from) === format.isoDay(new Date(new Date(slot.to).getTime() - 1));
  return (
    <span className="fb-slot-words">
      <b>{oneDay ? format.day(slot.from) : format.dayTime(slot.from)}</b>
      <span>{oneDay ? format.times(slot.from, slot.to) : `– ${format.dayTime(slot.to)}`}</span>
      {nameOf ? <span className="fb-slot-name">{nameOf(slot.resourceId)}</span> : null}
    </span>
  );
};

/** Radio cards. `value` is a `slotKey`; empty where none is chosen. */
export const FreeSlotChoice = ({
  slots,
  zone,
  nameOf,
  legend,
  value,
  onChange,
}: Common & { readonly legend: string; readonly value: string; readonly onChange: (slot: FreeSlot) => void }) => {
  const name = useId();
  return (
    <fieldset className="fb-slots">
      <legend>{legend}</legend>
      <div className="fb-slots-grid">
        {slots.map((slot) => (
          <label key={slotKey(slot)} className="fb-slot" data-chosen={slotKey(slot) === value}>
            <input type="radio" name={name} checked={slotKey(slot) === value} onChange={() => onChange(slot)} />
            <Words slot={slot} zone={zone} nameOf={nameOf} />
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** Buttons: each takes its slot at once. */
export const FreeSlotButtons = ({
  slots,
  zone,
  nameOf,
  label,
  disabled,
  onTake,
}: Common & { readonly label: string; readonly disabled?: boolean; readonly onTake: (slot: FreeSlot) => void }) => (
  <ul className="fb-slots-grid fb-slots-list" aria-label={label}>
    {slots.map((slot) => (
      <li key={slotKey(slot)}>
        <button type="button" className="fb-slot" disabled={disabled ?? false} onClick={() => onTake(slot)}>
          <Words slot={slot} zone={zone} nameOf={nameOf} />
        </button>
      </li>
    ))}
  </ul>
);

const isSlot = (value: unknown): value is FreeSlot =>
  typeof value === 'object' &&
  value !== null &&
  ['facilityId', 'resourceId', 'from', 'to'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string');

/** The slots that a refusal offers in `details.next`. */
export const offeredSlots = (details: Readonly<Record<string, unknown>> | undefined): readonly FreeSlot[] => {
  const next = details?.['next'];
  return Array.isArray(next) ? next.filter(isSlot) : [];
};

/** Above a list of slots or a field for a time: whose clock it is. */
export const ZoneNote = ({ zone }: { zone: string }) => {
  const t = useText('facilities');
  const { zoneWord } = useZoneFormat(zone);
  return <span className="fb-zone">{t('parts.timesIn', { zone: zoneWord })}</span>;
};
