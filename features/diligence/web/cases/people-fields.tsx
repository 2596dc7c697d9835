/** Who completed the achievement, prepares the deal or approves it: the check for related parties looks at these people. */
import { Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { caseParts } from '../../domain/case.ts';
import { usePeople } from '../parts/choices.tsx';
import type { CaseDraft } from './case-draft.ts';

export type KnownPerson = { readonly personId: string; readonly name: string };
type People = CaseDraft['people'];
type Props = {
  readonly organizationId: string;
  readonly known: readonly KnownPerson[];
  readonly value: People;
  readonly error?: string | undefined;
  readonly onChange: (people: People) => void;
};

export const PeopleFields = ({ organizationId, known, value, error, onChange }: Props) => {
  const t = useText('diligence');
  const everybody = usePeople(organizationId, known);
  const free = everybody.filter((one) => !value.some(({ personId }) => personId === one.value));
  const put = (index: number, part: Partial<People[number]>): void => onChange(value.map((one, i) => (i === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="tt-group">
      <legend>{t('cases.form.people')}</legend>
      <p className="tt-hint">{t('cases.form.peopleHint')}</p>
      {value.map((one, index) => (
        <div key={one.personId} className="dc-person">
          <Select
            aria-label={t('cases.form.person', { number: index + 1 })}
            value={one.personId}
            allowDeselect={false}
            searchable
            nothingFoundMessage={t('parts.noPerson')}
            data={everybody.filter(({ value: id }) => id === one.personId || free.some((other) => other.value === id))}
            onChange={(personId) => (personId === null ? undefined : put(index, { personId }))}
          />
          <Select
            aria-label={t('cases.form.part', { number: index + 1 })}
            value={one.part}
            allowDeselect={false}
            data={caseParts.map((part) => ({ value: part, label: t(`cases.parts.${part}`) }))}
            onChange={(part) => put(index, { part: caseParts.find((known) => known === part) ?? one.part })}
          />
          <button
            type="button"
            className="dc-icon-button"
            aria-label={t('cases.form.removePerson', { name: everybody.find(({ value: id }) => id === one.personId)?.label ?? '' })}
            onClick={() => onChange(value.filter((_, i) => i !== index))}
          >
            <IconX size={17} stroke={1.8} aria-hidden="true" />
          </button>
        </div>
      ))}
      {error === undefined ? null : (
        <p className="dc-error" role="alert">
          {error}
        </p>
      )}
      <p className="dc-line">
        <button
          type="button"
          className="tt-button"
          disabled={free.length === 0 || value.length >= 60}
          onClick={() => onChange([...value, { personId: free[0]!.value, part: 'completer' }])}
        >
          <IconPlus size={16} stroke={1.8} aria-hidden="true" />
          {t('cases.form.addPerson')}
        </button>
      </p>
    </fieldset>
  );
};
