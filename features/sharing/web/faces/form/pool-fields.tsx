/** The people among whom the reward is shared. */
import { ActionIcon, Button, Checkbox, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { contributions, type Contribution } from '../../../domain/plan.ts';
import { useForm } from './context.ts';
import { NameInput, PartySelect, WordSelect } from './inputs.tsx';
import { IdInput } from './party-fields.tsx';
import { ShareFields } from './share-fields.tsx';
import type { Tree } from './tree.ts';

type Pool = NonNullable<Tree['pool']>;
type MemberJson = Pool['members'][number];

const freeMember = (members: readonly MemberJson[]): string => {
  for (let i = members.length + 1; ; i += 1) if (!members.some(({ id }) => id === `m${i}`)) return `m${i}`;
};

const MemberRow = ({ pool, member, index }: { pool: Pool; member: MemberJson; index: number }) => {
  const t = useText('sharing');
  const { tree, change, names, disabled } = useForm();
  const place = `pool.members.${index}`;
  const setAll = (members: MemberJson[]): void => change({ ...tree, pool: { ...pool, members } });
  const set = (next: MemberJson): void => setAll(pool.members.map((one, i) => (i === index ? next : one)));
  const name = names.member(member.id);
  return (
    <li className="sf-member" data-place={place}>
      <IdInput id={member.id} name={name} place={`${place}.id`} taken={pool.members.map(({ id }) => id)} onChange={(id) => set({ ...member, id })} />
      <NameInput
        hideLabel
        place={`${place}.name`}
        label={t('faces.form.nameOf', { name })}
        value={member.name}
        placeholder={t('faces.form.name')}
        language={t.language}
        onChange={(next) => {
          const { name: _, ...rest } = member;
          set(next === undefined ? rest : { ...rest, name: next });
        }}
      />
      <WordSelect<Contribution>
        hideLabel
        className="sf-member-gave"
        place={`${place}.contribution`}
        label={t('faces.form.contributionOf', { name })}
        value={member.contribution}
        words={contributions}
        group="faces.contributions"
        none={t('faces.form.contributionNotSaid')}
        onChange={(next) => {
          const { contribution: _, ...rest } = member;
          set(next === undefined ? rest : { ...rest, contribution: next });
        }}
      />
      <Checkbox
        size="sm"
        className="sf-member-main"
        label={t('faces.form.main')}
        disabled={disabled}
        checked={member.main}
        onChange={(event) => set({ ...member, main: event.currentTarget.checked })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('faces.form.removeMember', { name })}
        disabled={disabled || pool.members.length < 2}
        onClick={() => setAll(pool.members.filter((_, i) => i !== index))}
      >
        <IconTrash size={17} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
};

export const PoolFields = () => {
  const t = useText('sharing');
  const { tree, change, names, disabled, faultAt } = useForm();
  const { pool, ...rest } = tree;
  const party = tree.parties.find(({ role }) => role === 'completers')?.id ?? tree.parties[0]?.id ?? '';
  return (
    <div data-place="pool">
      <Switch
        size="sm"
        label={t('faces.form.hasPool')}
        disabled={disabled}
        checked={pool !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? { ...rest, pool: { party, members: [{ id: 'm1', weight: '100%', main: true }] } } : rest)}
      />
      {pool === undefined ? (
        <p className="tt-hint">{t('faces.form.noPool')}</p>
      ) : (
        <div className="sf-pool-body">
          <div className="sf-row">
            <PartySelect
              place="pool.party"
              label={t('faces.form.poolParty')}
              value={pool.party}
              onChange={(id) => change({ ...tree, pool: { ...pool, party: id } })}
            />
          </div>
          <ul className="sf-members">
            {pool.members.map((member, index) => (
              <MemberRow key={index} pool={pool} member={member} index={index} />
            ))}
          </ul>
          {disabled ? null : (
            <Button
              size="xs"
              variant="default"
              className="sf-start"
              leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
              onClick={() => change({ ...tree, pool: { ...pool, members: [...pool.members, { id: freeMember(pool.members), weight: '0%', main: false }] } })}
            >
              {t('faces.form.addMember')}
            </Button>
          )}
          <h4 className="sf-sub">{t('faces.form.weights')}</h4>
          {faultAt('pool.members', { within: true }) === undefined ? null : <p className="sf-fault">{faultAt('pool.members', { within: true })}</p>}
          <ShareFields
            keepZero
            place="pool.weights"
            shares={Object.fromEntries(pool.members.map(({ id, weight }) => [id, weight]))}
            of={pool.members.map(({ id }) => ({ id, name: names.member(id) }))}
            onChange={(weights) =>
              change({ ...tree, pool: { ...pool, members: pool.members.map((one) => ({ ...one, weight: weights[one.id] ?? one.weight })) } })
            }
          />
        </div>
      )}
    </div>
  );
};
