/** What a plan rarely changes: terms of the contract around it, claw-back, the order in which the last fen go. */
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { useForm } from './context.ts';
import { WordSelect } from './inputs.tsx';
import type { Tree } from './tree.ts';

const flags = ['reporting', 'audit', 'guaranteedReturn', 'management'] as const;
const answers = ['yes', 'no'] as const;
type Terms = NonNullable<Tree['terms']>;

export const TermFields = () => {
  const t = useText('sharing');
  const { tree, change, names } = useForm();
  const terms: Terms = tree.terms ?? {};
  const set = (name: keyof Terms, value: boolean | string | undefined): void => {
    const { terms: _, ...rest } = tree;
    const next = Object.fromEntries(Object.entries({ ...terms, [name]: value }).filter(([, one]) => one !== undefined)) as Terms;
    change(Object.keys(next).length === 0 ? rest : { ...rest, terms: next });
  };
  return (
    <div className="sf-row" data-place="terms">
      {flags
        .filter((flag) => tree.pathway === 'equity' || flag === 'reporting' || flag === 'audit' || terms[flag] !== undefined)
        .map((flag) => (
          <WordSelect<(typeof answers)[number]>
            key={flag}
            place={`terms.${flag}`}
            label={t(`faces.terms.${flag}`)}
            value={terms[flag] === undefined ? undefined : terms[flag] ? 'yes' : 'no'}
            words={answers}
            group="faces.answers"
            none={t('faces.form.notSaid')}
            onChange={(answer) => set(flag, answer === undefined ? undefined : answer === 'yes')}
          />
        ))}
      <TaxBearer
        value={terms.taxBearer}
        parties={tree.parties.map(({ id }) => ({ value: id, label: names.party(id) }))}
        onChange={(value) => set('taxBearer', value)}
      />
    </div>
  );
};

const TaxBearer = ({
  value,
  parties,
  onChange,
}: {
  value: string | undefined;
  parties: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) => {
  const t = useText('sharing');
  const { disabled } = useForm();
  return (
    <label className="sf-native">
      <span>{t('faces.terms.taxBearer')}</span>
      <select
        value={value ?? ''}
        disabled={disabled}
        data-place="terms.taxBearer"
        onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      >
        <option value="">{t('faces.form.notSaid')}</option>
        <option value="each">{t('faces.terms.each')}</option>
        {parties.map((party) => (
          <option key={party.value} value={party.value}>
            {party.label}
          </option>
        ))}
      </select>
    </label>
  );
};

export const RoundingFields = () => {
  const t = useText('sharing');
  const { tree, change, names, disabled } = useForm();
  const { ties } = tree.rounding;
  const lift = (at: number): void => {
    const next = [...ties];
    next.splice(at - 1, 2, ties[at]!, ties[at - 1]!);
    change({ ...tree, rounding: { ties: next } });
  };
  return (
    <>
      <Checkbox
        size="sm"
        data-place="clawback"
        label={t('faces.form.clawback')}
        description={t('faces.form.clawbackHint')}
        disabled={disabled}
        checked={tree.clawback}
        onChange={(event) => change({ ...tree, clawback: event.currentTarget.checked })}
      />
      <div data-place="rounding">
        <h4 className="sf-sub">{t('faces.form.ties')}</h4>
        <p className="tt-hint">{t('faces.form.tiesHint')}</p>
        <ol className="sf-ties">
          {ties.map((id, index) => (
            <li key={id}>
              <span>{names.party(id)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('faces.form.liftTie', { name: names.party(id) })}
                disabled={disabled || index === 0}
                onClick={() => lift(index)}
              >
                <IconArrowUp size={15} stroke={1.7} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
};
