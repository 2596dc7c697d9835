/** Whose clock, when it is open, and what is blocked. */
import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { EmptyState, Loaded, LocalizedText, Section, StatusMark, Tag, useRoute, useText } from '@tongtu/platform/ui';
import { listBlocks } from '../../contract/blocks.ts';
import type { Facility } from '../../contract/facilities.ts';
import { BlockForm, ClashLines } from '../desk/block-form.tsx';
import { RemoveBlock, useRepeatWords } from '../desk/block-parts.tsx';
import { SpanText } from '../parts/span-text.tsx';
import { wallClockOf } from '../parts/wall-clock.ts';
import { OpeningsEditor } from './openings-editor.tsx';
import { draftOf, openingsOf, type OpeningsDraft } from './openings-draft.ts';
import { TabForm } from './save-bar.tsx';
import { useDraft } from './use-draft.ts';

type CalendarDraft = { readonly zone: string; readonly openings: OpeningsDraft };
const read = (facility: Facility): CalendarDraft => ({ zone: facility.zone, openings: draftOf(facility.openings) });
const write = (draft: CalendarDraft) => ({ zone: draft.zone, openings: openingsOf(draft.openings) });

const zones = (now: string): string[] => [...new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', now, ...Intl.supportedValuesOf('timeZone')])];

const Blocks = ({ facility, readOnly, today }: { facility: Facility; readOnly: boolean; today: string }) => {
  const t = useText('facilities');
  const blocks = useRoute(listBlocks, { params: { facilityId: facility.id } });
  const repeatWords = useRepeatWords(facility.zone);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('settings.blocks.title')}
      lead={t('settings.blocks.lead')}
      actions={
        readOnly ? null : (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('desk.block.title')}
          </Button>
        )
      }
    >
      <Loaded of={blocks} empty={(data) => data.items.length === 0} whenEmpty={<EmptyState title={t('settings.blocks.none')} />}>
        {({ items }) => (
          <ul className="fo-items">
            {items.map((block) => {
              const resource = facility.resources.find((one) => one.id === block.resourceId);
              return (
                <li key={block.id}>
                  <div>
                    <p className="fo-item-head">
                      <b>{t(`desk.blockKinds.${block.kind}`)}</b>
                      {resource ? <LocalizedText value={resource.name} quiet /> : <span>{t('desk.everywhere')}</span>}
                      {block.calendarId ? <Tag>{t('settings.blocks.ofCalendar')}</Tag> : null}
                    </p>
                    <p>
                      <SpanText from={block.from} to={block.to} zone={facility.zone} />
                      {block.rrule ? <span className="tt-quiet"> · {repeatWords(block.rrule)}</span> : null}
                    </p>
                    {block.note ? <p className="tt-quiet">{block.note}</p> : null}
                    {block.clashes.length > 0 ? (
                      <>
                        <StatusMark tone="bad">{t('desk.clashes', { count: block.clashes.length })}</StatusMark>
                        <ClashLines clashes={block.clashes} facilityId={facility.id} zone={facility.zone} resources={facility.resources} />
                      </>
                    ) : null}
                  </div>
                  {readOnly ? null : <RemoveBlock facilityId={facility.id} block={block} size="xs" />}
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      <BlockForm opened={adding} onClose={() => setAdding(false)} facilityId={facility.id} resources={facility.resources} zone={facility.zone} day={today} />
    </Section>
  );
};

export const CalendarTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const draft = useDraft(facility, read, write);
  const [today] = useState(() => wallClockOf(new Date(), facility.zone).day);
  return (
    <>
      <TabForm of={draft} readOnly={readOnly}>
        <Section framed title={t('settings.openings.title')} lead={t('settings.openings.lead')}>
          <OpeningsEditor
            draft={draft.draft.openings}
            onChange={(openings) => draft.change({ ...draft.draft, openings })}
            today={today}
            errors={draft.errors}
          />
        </Section>
        <Section framed title={t('settings.zone.title')} lead={t('settings.zone.lead')}>
          <Select
            className="fo-narrow"
            aria-label={t('settings.zone.title')}
            value={draft.draft.zone}
            allowDeselect={false}
            searchable
            limit={60}
            onChange={(zone) => draft.change({ ...draft.draft, zone: zone ?? draft.draft.zone })}
            data={zones(facility.zone).map((zone) => ({
              value: zone,
              label: t.maybe(`parts.zones.${zone.replace('/', '-')}`) ? `${t(`parts.zones.${zone.replace('/', '-')}`)} · ${zone}` : zone,
            }))}
            nothingFoundMessage={t('settings.nothingFound')}
            error={draft.errors['zone']}
          />
        </Section>
      </TabForm>
      <Blocks facility={facility} readOnly={readOnly} today={today} />
    </>
  );
};
