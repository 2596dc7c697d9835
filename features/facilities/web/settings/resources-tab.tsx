/** What can be booked, in which groups, and the codes that hang on the machines. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { Confirm, CopyButton, EmptyState, LocalizedText, QrCode, Section, StatusMark, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { getFacility, saveResource, type Facility, type Resource, type ResourceGroup } from '../../contract/facilities.ts';
import { readsOfDesk } from '../desk/reads.ts';
import { newRowId, Row, TextsInput } from './inputs.tsx';
import { ResourceForm } from './resource-form.tsx';
import { TabForm } from './save-bar.tsx';
import { useDraft } from './use-draft.ts';

const Retire = ({ facility, resource }: { facility: Facility; resource: Resource }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const retired = resource.state === 'retired';
  const action = useAction(saveResource, { invalidates: [getFacility, ...readsOfDesk], onSuccess: () => setAsked(false) });
  const verb = retired ? 'reopen' : 'retire';
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsked(true)}>
        {t(`settings.resources.${verb}`)}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t(`settings.resources.${verb}Title`, { name: format.localized(resource.name) })}
        does={t(`settings.resources.${verb}Does`)}
        act={t(`settings.resources.${verb}`)}
        danger={!retired}
        pending={action.pending}
        problem={action.problem}
        onConfirm={() => action.run({ params: { facilityId: facility.id, resourceId: resource.id }, body: { state: retired ? 'open' : 'retired' } })}
      />
    </>
  );
};

const readGroups = (facility: Facility): readonly ResourceGroup[] => facility.groups;
const writeGroups = (groups: readonly ResourceGroup[]) => ({ groups: groups.map(({ id, name }) => ({ id, name })) });

const Groups = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const format = useFormat();
  const draft = useDraft(facility, readGroups, writeGroups);
  const used = (id: string): boolean => facility.resources.some((one) => one.groupId === id);
  return (
    <Section title={t('settings.groups.title')} lead={t('settings.groups.lead')}>
      <TabForm of={draft} readOnly={readOnly}>
        {draft.draft.map((group, index) =>
          used(group.id) ? (
            <div key={group.id} className="fo-row">
              <div className="fo-row-body">
                <TextsInput
                  label={t('settings.groups.name')}
                  value={group.name}
                  onChange={(name) => draft.change(draft.draft.map((one, at) => (at === index ? { ...one, name } : one)))}
                  error={draft.errors[`groups.${index}.name`]}
                />
                <p className="tt-hint">{t('settings.groups.used', { count: facility.resources.filter((one) => one.groupId === group.id).length })}</p>
              </div>
            </div>
          ) : (
            <Row
              key={group.id}
              legend={t('settings.groups.name')}
              removeLabel={t('settings.groups.remove', { name: format.localized(group.name) })}
              onRemove={() => draft.change(draft.draft.filter((one) => one.id !== group.id))}
            >
              <TextsInput
                label={t('settings.groups.name')}
                value={group.name}
                onChange={(name) => draft.change(draft.draft.map((one, at) => (at === index ? { ...one, name } : one)))}
                error={draft.errors[`groups.${index}.name`]}
              />
            </Row>
          ),
        )}
        <Button
          size="xs"
          variant="default"
          className="fo-start"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
          onClick={() => draft.change([...draft.draft, { id: newRowId(), name: {} }])}
        >
          {t('settings.groups.add')}
        </Button>
      </TabForm>
    </Section>
  );
};

/** One sheet to print and cut: each code leads to the check-in of its machine. */
const Codes = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  const open = facility.resources.filter((one) => one.state === 'open');
  if (open.length === 0) return null;
  return (
    <Section
      id="codes"
      title={t('settings.codes.title')}
      lead={t('settings.codes.lead')}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>
          {t('settings.codes.print')}
        </Button>
      }
    >
      <ul className="fo-codes">
        {open.map((resource) => {
          const address = `${location.origin}/check-in/${facility.id}?resource=${resource.id}`;
          return (
            <li key={resource.id}>
              <QrCode text={address} label={t('settings.codes.of', { name: format.localized(resource.name) })} />
              <b>
                <LocalizedText value={resource.name} quiet />
              </b>
              <span>
                <LocalizedText value={facility.title} quiet />
              </span>
              <span className="fo-code-words">{t('settings.codes.words')}</span>
              <span className="fo-noprint">
                <CopyButton text={address} label={t('settings.codes.copy')} />
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};

export const ResourcesTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const [editing, setEditing] = useState<Resource | 'new' | null>(null);
  const inOrder = [...facility.resources].sort((a, b) => a.position - b.position);
  return (
    <>
      <div className="fo-noprint">
        <Section
          title={t('settings.resources.title')}
          lead={t('settings.resources.lead')}
          actions={
            readOnly ? null : (
              <Button variant="default" leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />} onClick={() => setEditing('new')}>
                {t('settings.resources.add')}
              </Button>
            )
          }
        >
          {inOrder.length === 0 ? <EmptyState title={t('settings.resources.none')} /> : null}
          <ul className="fo-items">
            {inOrder.map((resource) => {
              const group = facility.groups.find((one) => one.id === resource.groupId);
              return (
                <li key={resource.id}>
                  <div>
                    <p className="fo-item-head">
                      <b>
                        <LocalizedText value={resource.name} />
                      </b>
                      {resource.state === 'open' ? (
                        <StatusMark tone="good">{t('settings.resources.open')}</StatusMark>
                      ) : (
                        <StatusMark tone="closed">{t('desk.retired')}</StatusMark>
                      )}
                    </p>
                    <p className="tt-quiet">
                      {t('desk.capacity', { count: resource.capacity })}
                      {group ? (
                        <>
                          {' · '}
                          <LocalizedText value={group.name} quiet />
                        </>
                      ) : null}
                      {resource.openings ? ` · ${t('settings.resources.ownHours')}` : ''}
                    </p>
                  </div>
                  {readOnly ? null : (
                    <div className="tt-actions">
                      <Button size="xs" variant="default" onClick={() => setEditing(resource)}>
                        {t('settings.edit')}
                      </Button>
                      <Retire facility={facility} resource={resource} />
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
        <Groups facility={facility} readOnly={readOnly} />
      </div>
      <Codes facility={facility} />
      <ResourceForm
        opened={editing !== null}
        onClose={() => setEditing(null)}
        facility={facility}
        resource={editing === 'new' || editing === null ? undefined : editing}
      />
    </>
  );
};
