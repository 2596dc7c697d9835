/** What was chosen on the timeline: a booking with its next acts, or a block. */
import { Drawer } from '@mantine/core';
import { KeyValue, Loaded, LocalizedText, Remark, TextLink, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { getBooking } from '../../contract/bookings.ts';
import type { Resource } from '../../contract/facilities.ts';
import { BookingStateMark } from '../parts/state-mark.tsx';
import { SpanText } from '../parts/span-text.tsx';
import { RemoveBlock, useRepeatWords } from './block-parts.tsx';
import { BookingActs } from './booking-acts.tsx';
import type { TimelineBlock } from './timeline-items.ts';

const BookingFacts = ({ facilityId, bookingId, clash }: { facilityId: string; bookingId: string; clash: TimelineBlock | undefined }) => {
  const t = useText('facilities');
  const format = useFormat();
  const booking = useRoute(getBooking, { params: { facilityId, bookingId } });
  return (
    <Loaded of={booking}>
      {(data) => (
        <div className="fd-panel">
          <p className="fd-facts">
            <BookingStateMark state={data.state} />
            {data.state === 'requested' && data.expiresAt ? <span>{t('desk.due', { when: format.relative(data.expiresAt) })}</span> : null}
          </p>
          {clash ? (
            <Remark tone="warn" title={t('desk.clash')}>
              <p>
                {t('desk.clashWith', { kind: t(`desk.blockKinds.${clash.kind}`) })} <SpanText from={clash.from} to={clash.to} zone={data.zone} />
              </p>
            </Remark>
          ) : null}
          <BookingActs booking={data} />
          <KeyValue
            items={[
              [t('desk.when'), <SpanText key="when" from={data.from} to={data.to} zone={data.zone} />],
              [t('desk.resource'), data.resource ? <LocalizedText value={data.resource.name} /> : null],
              [
                t('desk.customer'),
                <TextLink key="who" to={`/organizations/${data.organization.id}`}>
                  <LocalizedText value={data.organization.name} />
                </TextLink>,
              ],
              [t('desk.person'), data.person.name],
              [t('desk.purpose'), data.details.purpose ? <LocalizedText value={data.details.purpose} multiline /> : null],
              [t('desk.hazards'), data.details.hazards ? <LocalizedText value={data.details.hazards} multiline /> : null],
              [t('desk.samples'), data.details.samples],
              [t('desk.runs'), data.details.runs],
              [t('desk.price'), data.price.agreed ? format.money({ amount: data.total, currency: data.currency }) : t('desk.byAgreement')],
              [t('desk.checkedIn'), data.checkedInAt ? format.dateTime(data.checkedInAt) : null],
              [t('desk.checkedOut'), data.checkedOutAt ? format.dateTime(data.checkedOutAt) : null],
            ]}
          />
        </div>
      )}
    </Loaded>
  );
};

const BlockFacts = ({
  facilityId,
  block,
  resources,
  zone,
  mayWrite,
  onDone,
}: {
  facilityId: string;
  block: TimelineBlock;
  resources: readonly Resource[];
  zone: string;
  mayWrite: boolean;
  onDone: () => void;
}) => {
  const t = useText('facilities');
  const repeatWords = useRepeatWords(zone);
  const resource = resources.find((one) => one.id === block.resourceId);
  return (
    <div className="fd-panel">
      {mayWrite ? (
        <div className="tt-actions">
          <RemoveBlock facilityId={facilityId} block={block} onDone={onDone} />
        </div>
      ) : null}
      {block.calendarId ? <Remark>{t('desk.block.ofCalendar')}</Remark> : null}
      <KeyValue
        items={[
          [t('desk.when'), <SpanText key="when" from={block.from} to={block.to} zone={zone} />],
          [t('desk.resource'), resource ? <LocalizedText value={resource.name} /> : t('desk.everywhere')],
          [t('desk.repeat'), block.rrule === null ? null : repeatWords(block.rrule)],
          [t('desk.note'), block.note],
        ]}
      />
    </div>
  );
};

export type Chosen =
  | { readonly kind: 'booking'; readonly id: string; readonly clash: TimelineBlock | undefined }
  | { readonly kind: 'block'; readonly block: TimelineBlock };

export const ItemPanel = ({
  chosen,
  facilityId,
  resources,
  zone,
  mayWrite,
  onClose,
}: {
  chosen: Chosen | undefined;
  facilityId: string;
  resources: readonly Resource[];
  zone: string;
  mayWrite: boolean;
  onClose: () => void;
}) => {
  const t = useText('facilities');
  const ui = useText('ui');
  return (
    <Drawer
      opened={chosen !== undefined}
      onClose={onClose}
      position="right"
      size="28rem"
      title={chosen === undefined ? '' : chosen.kind === 'booking' ? t('desk.booking') : t(`desk.blockKinds.${chosen.block.kind}`)}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {chosen === undefined ? null : chosen.kind === 'booking' ? (
        <BookingFacts key={chosen.id} facilityId={facilityId} bookingId={chosen.id} clash={chosen.clash} />
      ) : (
        <BlockFacts facilityId={facilityId} block={chosen.block} resources={resources} zone={zone} mayWrite={mayWrite} onDone={onClose} />
      )}
    </Drawer>
  );
};
