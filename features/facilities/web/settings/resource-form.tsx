/** One thing that is booked: its name, how many at once, its group, hours of its own. */
import { useState, type FormEvent } from 'react';
import { Button, Modal, Radio, Select } from '@mantine/core';
import type { Localized } from '@tongtu/kernel/localized';
import { ProblemNote, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { addResource, getFacility, saveResource, type Facility, type Resource } from '../../contract/facilities.ts';
import { readsOfDesk } from '../desk/reads.ts';
import { wallClockOf } from '../parts/wall-clock.ts';
import { CountInput, TextsInput } from './inputs.tsx';
import { draftOf, openingsOf } from './openings-draft.ts';
import { OpeningsEditor } from './openings-editor.tsx';

const Form = ({ facility, resource, onDone }: { facility: Facility; resource: Resource | undefined; onDone: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [name, setName] = useState<Localized>(resource?.name ?? {});
  const [capacity, setCapacity] = useState(resource?.capacity ?? 1);
  const [groupId, setGroupId] = useState(resource?.groupId ?? null);
  const [own, setOwn] = useState(resource?.openings !== null && resource !== undefined);
  const [openings, setOpenings] = useState(() => draftOf(resource?.openings ?? facility.openings));
  const [today] = useState(() => wallClockOf(new Date(), facility.zone).day);
  const options = { invalidates: [getFacility, ...readsOfDesk], onSuccess: onDone };
  const add = useAction(addResource, options);
  const save = useAction(saveResource, options);
  const action = resource ? save : add;
  const body = { name, capacity, groupId, openings: own ? openingsOf(openings) : null };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void (resource ? save.run({ params: { facilityId: facility.id, resourceId: resource.id }, body }) : add.run({ params: { facilityId: facility.id }, body }));
  };
  return (
    <form className="tt-form" noValidate onSubmit={send}>
      <TextsInput
        label={t('settings.resources.name')}
        value={name}
        onChange={setName}
        error={action.fieldErrors['name'] ?? action.fieldErrors['name.zh'] ?? action.fieldErrors['name.en']}
      />
      <div className="tt-form-pair">
        <CountInput
          label={t('settings.resources.capacity')}
          description={t('settings.resources.capacityHint')}
          value={capacity}
          onChange={setCapacity}
          max={100}
          error={action.fieldErrors['capacity']}
        />
        <Select
          label={t('settings.resources.group')}
          description={t('settings.resources.groupHint')}
          value={groupId ?? ''}
          allowDeselect={false}
          onChange={(value) => setGroupId(value === '' ? null : value)}
          data={[
            { value: '', label: t('settings.resources.noGroup') },
            ...facility.groups.map((one) => ({ value: one.id, label: format.localized(one.name) })),
          ]}
          error={action.fieldErrors['groupId']}
        />
      </div>
      <Radio.Group label={t('settings.resources.hours')} value={own ? 'own' : 'facility'} onChange={(value) => setOwn(value === 'own')}>
        <div className="fo-choices">
          <Radio value="facility" label={t('settings.resources.hoursOfFacility')} />
          <Radio value="own" label={t('settings.resources.hoursOwn')} />
        </div>
      </Radio.Group>
      {own ? <OpeningsEditor draft={openings} onChange={setOpenings} today={today} errors={action.fieldErrors} /> : null}
      <ProblemNote error={action.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={action.pending}>
          {resource ? t('settings.save') : t('settings.resources.add')}
        </Button>
      </div>
    </form>
  );
};

export const ResourceForm = ({
  opened,
  onClose,
  facility,
  resource,
}: {
  opened: boolean;
  onClose: () => void;
  facility: Facility;
  resource: Resource | undefined;
}) => {
  const t = useText('facilities');
  const ui = useText('ui');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={resource ? t('settings.resources.edit') : t('settings.resources.add')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {opened ? <Form key={resource?.id ?? ''} facility={facility} resource={resource} onDone={onClose} /> : null}
    </Modal>
  );
};
