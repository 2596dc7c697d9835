/** Who stands behind each party and each member: whom the house asks to accept, states and pays. */
import { TextInput } from '@mantine/core';
import { Section, useFormat, useText } from '@tongtu/platform/ui';
import type { Binding, Bindings, BindingsOut } from '../../contract/versions.ts';
import type { SharingPlanJson } from '../../contract/plan.ts';
import { lookStyle } from '../faces/looks.ts';
import type { Names } from '../faces/names.ts';
import { boundParties } from './bindings-draft.ts';
import { OrganizationChoice, PersonChoice } from './choices.tsx';

type Props = {
  readonly tree: SharingPlanJson;
  readonly names: Names;
  readonly organizationId: string;
  readonly bindings: Bindings;
  /** Names of what was chosen before. */
  readonly known: BindingsOut;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (bindings: Bindings) => void;
};

const NameOnly = ({ label, value, onChange }: { label: string; value: string; onChange: (name: string) => void }) => {
  const t = useText('sharing');
  return (
    <TextInput
      size="sm"
      aria-label={t('editor.bind.nameOf', { name: label })}
      placeholder={t('editor.bind.name')}
      maxLength={100}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

const named = (name: string): Binding => (name === '' ? {} : { name });

export const BindFields = ({ tree, names, organizationId, bindings, known, errors, onChange }: Props) => {
  const t = useText('sharing');
  const format = useFormat();
  const party = (id: string, next: Binding): void => onChange({ ...bindings, parties: { ...bindings.parties, [id]: next } });
  const member = (id: string, next: Binding): void => onChange({ ...bindings, members: { ...bindings.members, [id]: next } });
  const parties = boundParties(tree);
  const members = tree.pool?.members ?? [];
  if (parties.length === 0 && members.length === 0) return null;
  return (
    <Section framed title={t('editor.bind.title')} lead={t('editor.bind.lead')}>
      <ul className="se-bind">
        {parties.map(({ id }) => {
          const own = bindings.parties[id] ?? {};
          return (
            <li key={id} style={lookStyle(tree.parties, id)}>
              <OrganizationChoice
                label={names.party(id)}
                value={own.organizationId}
                chosenName={format.localized(known.parties[id]?.name)}
                error={errors[`bindings.parties.${id}`]}
                onChange={(next) => party(id, next === undefined ? {} : { organizationId: next })}
              />
              {own.organizationId === undefined ? (
                <NameOnly label={names.party(id)} value={own.name ?? ''} onChange={(name) => party(id, named(name))} />
              ) : null}
            </li>
          );
        })}
        {members.map(({ id }) => {
          const own = bindings.members[id] ?? {};
          return (
            <li key={`member ${id}`}>
              <PersonChoice
                organizationId={organizationId}
                label={t('editor.bind.member', { name: names.member(id) })}
                value={own.personId}
                chosenName={format.localized(known.members[id]?.name)}
                error={errors[`bindings.members.${id}`]}
                onChange={(next) => member(id, next === undefined ? {} : { personId: next })}
              />
              {own.personId === undefined ? <NameOnly label={names.member(id)} value={own.name ?? ''} onChange={(name) => member(id, named(name))} /> : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
