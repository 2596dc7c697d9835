/** A calendar comes in by its address, or as a file. */
import { useRef, useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Select, TextInput } from '@mantine/core';
import { asProblem, invalidateRoutes, ProblemNote, uploadFile, useAction, useFormat, useText, type Problem } from '@tongtu/platform/ui';
import { addCalendar, listCalendars, uploadCalendar } from '../../contract/calendars.ts';
import type { Facility } from '../../contract/facilities.ts';
import { readsOfDesk } from '../desk/reads.ts';

const reads = [listCalendars, ...readsOfDesk];

export const AddCalendar = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [resource, setResource] = useState('');
  const [going, setGoing] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = useAction(addCalendar, {
    invalidates: reads,
    onSuccess: () => {
      setName('');
      setAddress('');
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setProblem(null);
    void add.run({ params: { facilityId: facility.id }, body: { name, address: address.trim(), resourceId: resource === '' ? null : resource } });
  };
  const upload = async (chosen: File): Promise<void> => {
    setProblem(null);
    setGoing(0);
    try {
      await uploadFile(uploadCalendar, { params: { facilityId: facility.id }, query: resource === '' ? {} : { resourceId: resource } }, chosen, {
        onProgress: setGoing,
      });
      await invalidateRoutes(client, reads);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setGoing(null);
    }
  };
  return (
    <form className="tt-form" noValidate onSubmit={send}>
      <div className="tt-form-pair">
        <TextInput
          label={t('settings.calendars.name')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          error={add.fieldErrors['name']}
        />
        <Select
          label={t('settings.calendars.blocks')}
          value={resource}
          allowDeselect={false}
          onChange={(value) => setResource(value ?? '')}
          data={[
            { value: '', label: t('desk.everywhere') },
            ...facility.resources.filter((one) => one.state === 'open').map((one) => ({ value: one.id, label: format.localized(one.name) })),
          ]}
          error={add.fieldErrors['resourceId']}
        />
      </div>
      <TextInput
        label={t('settings.calendars.address')}
        description={t('settings.calendars.addressHint')}
        placeholder="https://calendar.example.org/line-a.ics"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={address}
        maxLength={2000}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={add.fieldErrors['address']}
      />
      <ProblemNote error={problem ?? (Object.keys(add.fieldErrors).length > 0 ? undefined : add.problem)} />
      {going === null ? null : <Progress value={going * 100} aria-label={t('settings.calendars.uploading')} />}
      <div className="tt-form-foot">
        <Button type="submit" loading={add.pending} disabled={name.trim() === '' || address.trim() === ''}>
          {t('settings.calendars.add')}
        </Button>
        <Button variant="default" loading={going !== null} onClick={() => file.current?.click()}>
          {t('settings.calendars.upload')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".ics,text/calendar"
          aria-label={t('settings.calendars.upload')}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) void upload(chosen);
          }}
        />
      </div>
    </form>
  );
};
