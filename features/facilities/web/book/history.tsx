/** All that happened to a booking: who, when, why; nothing is taken out of it. */
import { Section, StatusMark, useFormat, useText, type Tone } from '@tongtu/platform/ui';
import { cancelReasons, declineReasons, type Booking } from '../../contract/bookings.ts';
import { SpanText } from '../parts/span-text.tsx';

type Entry = Booking['history'][number];

const tones: Readonly<Record<string, Tone>> = {
  wait: 'paused',
  promote: 'good',
  approve: 'good',
  confirm: 'good',
  'check-in': 'next',
  'check-out': 'good',
  decline: 'bad',
  'mark-no-show': 'bad',
  cancel: 'closed',
  expire: 'closed',
};

/** The coded reason in words, whichever list it is of. */
export const useReasonWords = (): ((reason: string) => string) => {
  const t = useText('facilities');
  return (reason) =>
    cancelReasons.some((one) => one === reason)
      ? t(`desk.cancelReasons.${reason}`)
      : declineReasons.some((one) => one === reason)
        ? t(`desk.declineReasons.${reason}`)
        : (t.maybe(`book.reasons.${reason}`) ?? reason);
};

const isSpan = (value: unknown): value is { from: string; to: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)['from'] === 'string' &&
  typeof (value as Record<string, unknown>)['to'] === 'string';

const What = ({ entry, zone, currency }: { entry: Entry; zone: string; currency: string }) => {
  const t = useText('facilities');
  const reasonWords = useReasonWords();
  const format = useFormat();
  const { was, amount } = entry.changed;
  const money = (minor: string): string => format.money({ amount: minor, currency });
  return (
    <>
      <StatusMark tone={tones[entry.action] ?? 'open'}>{t(`book.history.${entry.action}`)}</StatusMark>
      {isSpan(was) ? (
        <span>
          {t('book.history.was')} <SpanText from={was.from} to={was.to} zone={zone} />
        </span>
      ) : null}
      {typeof was === 'string' && typeof amount === 'string' ? <span>{t('book.history.corrected', { was: money(was), amount: money(amount) })}</span> : null}
      {entry.reason ? <span>{reasonWords(entry.reason)}</span> : null}
      {entry.words ? <span className="tt-prose">{entry.words}</span> : null}
    </>
  );
};

export const History = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const format = useFormat();
  const entries = booking.history.toSorted((a, b) => b.entry - a.entry);
  return (
    <Section title={t('book.history.title')} id="history">
      <ol className="fb-history">
        {entries.map((entry) => (
          <li key={entry.entry}>
            <span className="fb-history-when">
              <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
              <span>{entry.actor ?? t('book.house')}</span>
            </span>
            <span className="fb-history-what">
              <What entry={entry} zone={booking.zone} currency={booking.currency} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
};
