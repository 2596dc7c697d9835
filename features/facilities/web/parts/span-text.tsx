/** A period by the clock of its zone: machine-readable for those who need it, with the zone where it could be mistaken. */
import { useZoneFormat } from './use-zone-format.ts';
import './parts.css';

/** `zoned`: says whose clock it is; always, or (`auto`) where the reader's own clock shows another time. */
export const SpanText = ({ from, to, zone, zoned = 'auto' }: { from: string; to: string; zone: string; zoned?: 'auto' | 'always' | 'never' }) => {
  const format = useZoneFormat(zone);
  const own = new Date(from);
  const differs = format.time(own) !== `${String(own.getHours()).padStart(2, '0')}:${String(own.getMinutes()).padStart(2, '0')}`;
  const shown = zoned === 'always' || (zoned === 'auto' && differs);
  return (
    <span className="fb-span">
      <time dateTime={from}>{format.period(from, to)}</time>
      {shown ? <span className="fb-zone"> {format.zoneWord}</span> : null}
    </span>
  );
};
