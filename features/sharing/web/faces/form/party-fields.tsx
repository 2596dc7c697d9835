/** Who takes part, in which role, under which name. */
import { useState } from 'react';
import { ActionIcon, Menu, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { contributions, partyRoles, type Contribution, type PartyRole } from '../../../domain/plan.ts';
import { lookStyle } from '../looks.ts';
import { useForm } from './context.ts';
import { NameInput, WordSelect } from './inputs.tsx';
import { addParty, removeParty, renameParty, type Tree } from './tree.ts';

type PartyJson = Tree['parties'][number];

/** An id changes when the field is left: half an id would be taken for another party. */
const IdInput = ({
  id,
  name,
  place,
  taken,
  onChange,
}: {
  id: string;
  name: string;
  place: string;
  taken: readonly string[];
  onChange: (id: string) => void;
}) => {
  const t = useText('sharing');
  const { faultAt, disabled } = useForm();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? id).trim();
  const isTaken = wanted !== id && taken.includes(wanted);
  const isFit = /^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]{0,39}$/.test(wanted);
  return (
    <TextInput
      size="sm"
      aria-label={t('faces.form.idOf', { name })}
      className="sf-id"
      data-place={place}
      disabled={disabled}
      value={typed ?? id}
      maxLength={40}
      spellCheck={false}
      error={isTaken ? t('faces.form.idTaken') : isFit ? faultAt(place) : t('faces.form.idUnfit')}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (isTaken || !isFit) return;
        if (wanted !== id) onChange(wanted);
        setTyped(null);
      }}
    />
  );
};
export { IdInput };

const PartyRow = ({ party, index }: { party: PartyJson; index: number }) => {
  const t = useText('sharing');
  const { tree, change, names, disabled } = useForm();
  const place = `parties.${index}`;
  const set = (next: PartyJson): void => change({ ...tree, parties: tree.parties.map((one, i) => (i === index ? next : one)) });
  const { name: _, contribution, ...rest } = party;
  return (
    <li className="sf-party-row" style={lookStyle(tree.parties, party.id)} data-place={place}>
      <span className="sf-swatch" aria-hidden="true" />
      <WordSelect<PartyRole>
        hideLabel
        place={`${place}.role`}
        label={t('faces.form.roleOf', { name: names.party(party.id) })}
        value={party.role}
        words={partyRoles}
        group="faces.roles"
        onChange={(role) => set({ ...party, role: role ?? party.role })}
      />
      <NameInput
        hideLabel
        place={`${place}.name`}
        label={t('faces.form.nameOf', { name: names.party(party.id) })}
        value={party.name}
        placeholder={names.party(party.id)}
        language={t.language}
        onChange={(name) => set({ ...rest, ...(name === undefined ? {} : { name }), ...(contribution === undefined ? {} : { contribution }) })}
      />
      <IdInput
        id={party.id}
        name={names.party(party.id)}
        place={`${place}.id`}
        taken={tree.parties.map(({ id }) => id)}
        onChange={(id) => change(renameParty(tree, party.id, id))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('faces.form.removeParty', { name: names.party(party.id) })}
        disabled={disabled || tree.parties.length < 2}
        onClick={() => change(removeParty(tree, party.id))}
      >
        <IconTrash size={17} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
      {party.role === 'completers' ? (
        <WordSelect<Contribution>
          hideLabel
          className="sf-contribution"
          place={`${place}.contribution`}
          label={t('faces.form.contributionOf', { name: names.party(party.id) })}
          value={contribution}
          words={contributions}
          group="faces.contributions"
          none={t('faces.form.contributionNotSaid')}
          onChange={(next) => {
            const { contribution: __, ...others } = party;
            set(next === undefined ? others : { ...others, contribution: next });
          }}
        />
      ) : null}
    </li>
  );
};

export const PartyFields = () => {
  const t = useText('sharing');
  const { tree, change, disabled } = useForm();
  return (
    <>
      <div className="sf-party-head" aria-hidden="true">
        <span>{t('faces.form.role')}</span>
        <span>{t('faces.form.name')}</span>
        <span>{t('faces.form.id')}</span>
      </div>
      <ul className="sf-parties">
        {tree.parties.map((party, index) => (
          <PartyRow key={index} party={party} index={index} />
        ))}
      </ul>
      {disabled ? null : (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button size="xs" variant="default" className="sf-start" leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}>
              {t('faces.form.addParty')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {partyRoles.map((role) => (
              <Menu.Item key={role} onClick={() => change(addParty(tree, role))}>
                {t(`faces.roles.${role}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
};
