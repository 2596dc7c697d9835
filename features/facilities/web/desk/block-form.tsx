/** Close a resource or the whole facility for a time. Bookings that this would lie over are named before anything is saved. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, Modal, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { LocalizedText, ProblemNote, Remark, TextLink, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { addBlock, blockKinds, type BlockKind, type Clash } from '../../contract/blocks.ts';
import type { Resource } from '../../contract/facilities.ts';
import { ZoneNote } from '../parts/free-slot-choice.tsx';
import { SpanText } from '../parts/span-text.tsx';
import { instantOf } from '../parts/wall-clock.ts';
import { BookingStateMark } from '../parts/state-mark.tsx';
import { bookingStates } from '../../contract/bookings.ts';
import { readsOfDesk } from './reads.ts';
import { repeats, rruleOf, type Repeat } from './repeat.ts';

const isClash = (value: unknown): value is Clash => typeof value === 'object' && value !== null && typeof (value as Clash).bookingId === 'string';

/** The bookings that a refusal names in `details.clashes`. */
export const clashesIn = (details: Readonly<Record<string, unknown>> | undefined): readonly Clash[] => {
  const clashes = details?.['clashes'];
  return Array.isArray(clashes) ? clashes.filter(isClash) : [];
};

export const ClashLines = ({
  clashes,
  facilityId,
  zone,
  resources,
}: {
  clashes: readonly Clash[];
  facilityId: string;
  zone: string;
  resources: readonly Resource[];
}) => (
  <ul className="fd-clashes">
    {clashes.map((clash) => {
      const state = bookingStates.find((one) => one === clash.state);
      const resource = resources.find((one) => one.id === clash.resourceId);
      return (
        <li key={`${clash.bookingId} ${clash.from}`}>
          <TextLink to={`/facilities/${facilityId}/bookings/${clash.bookingId}`}>
            <LocalizedText value={clash.organizationName} quiet />
          </TextLink>
          <SpanText from={clash.from} to={clash.to} zone={zone} />
          {resource ? <LocalizedText value={resource.name} quiet /> : null}
          {state ? <BookingStateMark state={state} /> : null}
        </li>
      );
    })}
  </ul>
);

type Props = { readonly facilityId: string; readonly resources: readonly Resource[]; readonly zone: string; readonly day: string; readonly onDone: () => void };

const Form = ({ facilityId, resources, zone, day, onDone }: Props) => {
  const t = useText('facilities');
  const format = useFormat();
  const [at, setAt] = useState({ resource: '', fromDay: day, fromTime: '09:00', toDay: day, toTime: '17:00', last: '', note: '' });
  const [kind, setKind] = useState<BlockKind>('maintenance');
  const [repeat, setRepeat] = useState<Repeat>('none');
  const [tried, setTried] = useState(false);
  const action = useAction(addBlock, { invalidates: readsOfDesk, onSuccess: onDone });
  const change = (part: Partial<typeof at>): void => {
    // An earlier answer is about other times: it goes when they change.
    action.reset();
    setAt({ ...at, ...part });
  };
  const [from, to] = [instantOf(at.fromDay, at.fromTime, zone), instantOf(at.toDay, at.toTime, zone)];
  const clashes = action.problem?.kind === 'block-clashes' ? clashesIn(action.problem.details) : [];
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is said before anything is saved must be seen: the form is longer than a screen.
    if (clashes.length > 0) foot.current?.scrollIntoView({ block: 'end' });
  }, [clashes.length]);
  const send = (despiteClashes: boolean): void => {
    setTried(true);
    if (!from || !to) return;
    const rrule = rruleOf(repeat, at.fromDay, at.last, zone);
    void action.run({
      params: { facilityId },
      body: {
        resourceId: at.resource === '' ? null : at.resource,
        kind,
        from: from.toISOString(),
        to: to.toISOString(),
        despiteClashes,
        ...(at.note.trim() === '' ? {} : { note: at.note.trim() }),
        ...(rrule === undefined ? {} : { rrule }),
      },
    });
  };
  const error = (name: string): string | undefined => action.fieldErrors[name];
  const dayField = (name: 'fromDay' | 'toDay' | 'last', label: string, wrong?: string) => (
    <TextInput type="date" label={label} value={at[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} error={wrong} />
  );
  const timeField = (name: 'fromTime' | 'toTime', label: string) => (
    <TextInput type="time" label={label} value={at[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} />
  );
  return (
    <form
      className="tt-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(false);
      }}
    >
      <Radio.Group
        label={t('desk.block.kind')}
        value={kind}
        onChange={(value) => {
          action.reset();
          setKind(value as BlockKind);
        }}
      >
        <div className="fd-choices">
          {blockKinds.map((one) => (
            <Radio key={one} value={one} label={t(`desk.blockKinds.${one}`)} description={t(`desk.block.kindHints.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <Select
        label={t('desk.block.what')}
        value={at.resource}
        allowDeselect={false}
        onChange={(value) => change({ resource: value ?? '' })}
        data={[
          { value: '', label: t('desk.everywhere') },
          ...resources.filter((one) => one.state === 'open').map((one) => ({ value: one.id, label: format.localized(one.name) })),
        ]}
        error={error('resourceId')}
      />
      <div className="fd-when">
        {dayField('fromDay', t('desk.block.fromDay'), error('from') ?? (tried && !from ? t('desk.block.dayWrong') : undefined))}
        {timeField('fromTime', t('desk.block.fromTime'))}
        {dayField('toDay', t('desk.block.toDay'), error('to') ?? (tried && !to ? t('desk.block.dayWrong') : undefined))}
        {timeField('toTime', t('desk.block.toTime'))}
      </div>
      <p className="tt-hint">
        <ZoneNote zone={zone} />
      </p>
      <div className="tt-form-pair">
        <Select
          label={t('desk.repeat')}
          value={repeat}
          allowDeselect={false}
          onChange={(value) => {
            action.reset();
            setRepeat((value ?? 'none') as Repeat);
          }}
          data={repeats.map((one) => ({ value: one, label: t(`desk.repeats.${one}`) }))}
          error={error('rrule')}
        />
        {repeat === 'none' ? null : dayField('last', t('desk.block.last'))}
      </div>
      <Textarea
        label={t('desk.note')}
        description={t('desk.block.noteHint')}
        value={at.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={500}
        error={error('note')}
      />
      {clashes.length > 0 ? (
        <div role="alert">
          <Remark tone="warn" title={t('desk.block.clashes', { count: clashes.length })}>
            <ClashLines clashes={clashes} facilityId={facilityId} zone={zone} resources={resources} />
            <p>{t('desk.block.clashesHint')}</p>
          </Remark>
        </div>
      ) : (
        <ProblemNote error={action.problem} />
      )}
      <div className="tt-form-foot" ref={foot}>
        {clashes.length > 0 ? (
          <Button color="red" loading={action.pending} onClick={() => send(true)}>
            {t('desk.block.anyway')}
          </Button>
        ) : (
          <Button type="submit" loading={action.pending}>
            {t('desk.block.add')}
          </Button>
        )}
      </div>
    </form>
  );
};

export const BlockForm = ({ opened, onClose, ...rest }: Omit<Props, 'onDone'> & { opened: boolean; onClose: () => void }) => {
  const t = useText('facilities');
  const ui = useText('ui');
  return (
    <Modal opened={opened} onClose={onClose} title={t('desk.block.title')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      {opened ? <Form {...rest} onDone={onClose} /> : null}
    </Modal>
  );
};
