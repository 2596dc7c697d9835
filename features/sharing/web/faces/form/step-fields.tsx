/** The steps of the waterfall, in the order in which money passes them. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { CapFields } from './cap-fields.tsx';
import { useForm } from './context.ts';
import { AmountInput, PartySelect, ShareInput } from './inputs.tsx';
import { ShareFields } from './share-fields.tsx';
import { addStep, changeStep, liftStep, removeStep, type RecoupJson, type SplitJson, type StepJson } from './tree.ts';

const RecoupFields = ({ step, place, onChange }: { step: RecoupJson; place: string; onChange: (step: StepJson) => void }) => {
  const t = useText('sharing');
  return (
    <div className="sf-row">
      <PartySelect place={`${place}.party`} label={t('faces.form.recoupParty')} value={step.party} onChange={(party) => onChange({ ...step, party })} />
      <AmountInput place={`${place}.upTo`} label={t('faces.form.recoupUpTo')} value={step.upTo} onChange={(upTo) => onChange({ ...step, upTo })} />
      <ShareInput place={`${place}.rate`} label={t('faces.form.recoupRate')} value={step.rate} onChange={(rate) => onChange({ ...step, rate })} />
    </div>
  );
};

const SplitFields = ({ step, place, isLast, onChange }: { step: SplitJson; place: string; isLast: boolean; onChange: (step: StepJson) => void }) => {
  const t = useText('sharing');
  const { tree, names } = useForm();
  const { upTo, ...rest } = step;
  return (
    <>
      {isLast && upTo === undefined ? null : (
        <div className="sf-row">
          <AmountInput
            place={`${place}.upTo`}
            label={t('faces.form.splitUpTo')}
            value={upTo ?? ''}
            onChange={(amount) => onChange(amount === '' ? rest : { ...rest, upTo: amount })}
          />
        </div>
      )}
      <ShareFields
        bar
        place={`${place}.shares`}
        shares={step.shares}
        of={tree.parties.map(({ id }) => ({ id, name: names.party(id) }))}
        onChange={(shares) => onChange({ ...step, shares })}
      />
      <CapFields step={step} place={place} onChange={onChange} />
    </>
  );
};

const StepCard = ({ step, index, count }: { step: StepJson; index: number; count: number }) => {
  const t = useText('sharing');
  const { tree, change, faultAt, disabled } = useForm();
  const place = `steps.${index}`;
  const isLast = index === count - 1;
  const kind = step.kind === 'recoup' ? 'recoup' : isLast && step.upTo === undefined ? 'rest' : 'split';
  const set = (next: StepJson): void => change(changeStep(tree, index, next));
  const fault = faultAt(place);
  return (
    <li className="sf-step" data-place={place} tabIndex={-1}>
      <div className="sf-step-head">
        <span className="sf-step-number">{index + 1}</span>
        <h4>{t(`faces.steps.${kind}`)}</h4>
        {disabled ? null : (
          <span className="sf-step-acts">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('faces.form.liftStep', { number: String(index + 1) })}
              disabled={index === 0}
              onClick={() => change(liftStep(tree, index))}
            >
              <IconArrowUp size={16} stroke={1.7} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('faces.form.removeStep', { number: String(index + 1) })}
              disabled={count < 2}
              onClick={() => change(removeStep(tree, index))}
            >
              <IconTrash size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
          </span>
        )}
      </div>
      {fault === undefined ? null : <p className="sf-fault">{fault}</p>}
      {step.kind === 'recoup' ? (
        <RecoupFields step={step} place={place} onChange={set} />
      ) : (
        <SplitFields step={step} place={place} isLast={isLast} onChange={set} />
      )}
    </li>
  );
};

export const StepFields = () => {
  const t = useText('sharing');
  const { tree, change, faultAt, disabled } = useForm();
  const steps = tree.steps ?? [];
  const fault = faultAt('steps');
  return (
    <>
      {fault === undefined ? null : <p className="sf-fault">{fault}</p>}
      <ol className="sf-steps">
        {steps.map((step, index) => (
          <StepCard key={index} step={step} index={index} count={steps.length} />
        ))}
      </ol>
      {disabled ? null : (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button size="xs" variant="default" className="sf-start" leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}>
              {t('faces.form.addStep')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['recoup', 'split'] as const).map((kind) => (
              <Menu.Item key={kind} onClick={() => change(addStep(tree, kind, '1000000.00'))}>
                {t(`faces.form.add.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
};
