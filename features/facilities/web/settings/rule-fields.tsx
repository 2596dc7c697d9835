/** The values of a rule, one small form a kind. */
import { Button, Radio, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { openingHoursModes, type BookingRule, type Question } from '../../contract/rules.ts';
import { AmountInput, CountInput, DurationInput, Row, TextsInput } from './inputs.tsx';
import { freeCode } from './rule-kinds.ts';

type Of<K extends BookingRule['kind']> = Extract<BookingRule, { kind: K }>;
type Props = { readonly rule: BookingRule; readonly onChange: (rule: BookingRule) => void; readonly errorAt: (path: string) => string | undefined };

const steps = [5, 10, 15, 20, 30, 60, 120, 240, 480, 720, 1440];

const Questions = ({ rule, onChange, errorAt }: { rule: Of<'safety-questionnaire'>; onChange: Props['onChange']; errorAt: Props['errorAt'] }) => {
  const t = useText('facilities');
  const { questions } = rule;
  const change = (at: number, part: Partial<Question>): void =>
    onChange({ ...rule, questions: questions.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const freshCode = freeCode(
    `q-${questions.length + 1}`,
    questions.map((one) => one.code),
  );
  return (
    <div className="fo-questions">
      {questions.map((question, index) => (
        <Row
          key={question.code}
          legend={t('settings.rules.question', { number: index + 1 })}
          removeLabel={t('settings.rules.removeQuestion', { number: index + 1 })}
          onRemove={() => onChange({ ...rule, questions: questions.filter((_, at) => at !== index) })}
        >
          <TextsInput
            label={t('settings.rules.question', { number: index + 1 })}
            value={question.text}
            max={500}
            onChange={(text) => change(index, { text })}
            error={errorAt(`questions.${index}.text`)}
          />
          <Select
            label={t('settings.rules.must')}
            className="fo-narrow"
            value={question.must ?? 'any'}
            allowDeselect={false}
            onChange={(value) => change(index, { must: value === 'yes' || value === 'no' ? value : null })}
            data={(['any', 'yes', 'no'] as const).map((one) => ({ value: one, label: t(`settings.rules.musts.${one}`) }))}
          />
        </Row>
      ))}
      {questions.length < 30 ? (
        <Button
          size="xs"
          variant="default"
          className="fo-start"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
          onClick={() => onChange({ ...rule, questions: [...questions, { code: freshCode, text: {}, must: null }] })}
        >
          {t('settings.rules.addQuestion')}
        </Button>
      ) : null}
    </div>
  );
};

export const RuleFields = ({ rule, onChange, errorAt }: Props) => {
  const t = useText('facilities');
  // The rule's own name stands beside its value.
  const value = t(`settings.rules.kinds.${rule.kind}`);
  switch (rule.kind) {
    case 'minimum-notice':
    case 'minimum-length':
    case 'maximum-length':
      return <DurationInput hideLabel label={value} minutes={rule.minutes} onChange={(minutes) => onChange({ ...rule, minutes })} error={errorAt('minutes')} />;
    case 'maximum-ahead':
      return (
        <CountInput
          hideLabel
          label={value}
          suffix={` ${t('settings.units.days')}`}
          value={rule.days}
          max={400}
          onChange={(days) => onChange({ ...rule, days })}
          error={errorAt('days')}
        />
      );
    case 'granularity':
      return (
        <Select
          aria-label={value}
          value={String(rule.minutes)}
          allowDeselect={false}
          onChange={(minutes) => onChange({ ...rule, minutes: Number(minutes) })}
          data={[...new Set([...steps, rule.minutes])]
            .sort((a, b) => a - b)
            .map((minutes) => ({
              value: String(minutes),
              label: minutes % 60 === 0 ? t('settings.rules.hoursEach', { count: minutes / 60 }) : t('settings.rules.minutesEach', { count: minutes }),
            }))}
          error={errorAt('minutes')}
        />
      );
    case 'monthly-quota':
      return (
        <CountInput
          hideLabel
          label={value}
          suffix={` ${t('settings.units.hours')}`}
          value={rule.hours}
          max={744}
          onChange={(hours) => onChange({ ...rule, hours })}
          error={errorAt('hours')}
        />
      );
    case 'qualification':
      return (
        <>
          <TextsInput
            label={t('settings.rules.qualificationName')}
            value={rule.name}
            onChange={(name) => onChange({ ...rule, name })}
            error={errorAt('name')}
          />
          <TextInput
            label={t('settings.rules.code')}
            description={t('settings.rules.codeHint')}
            className="fo-narrow"
            value={rule.code}
            maxLength={40}
            spellCheck={false}
            onChange={(event) => onChange({ ...rule, code: event.currentTarget.value })}
            error={errorAt('code')}
          />
        </>
      );
    case 'safety-questionnaire':
      return <Questions rule={rule} onChange={onChange} errorAt={errorAt} />;
    case 'secrecy-grade':
      return (
        <Radio.Group aria-label={value} value={rule.highest} onChange={(highest) => onChange({ ...rule, highest: highest as 'none' | 'trade-secret' })}>
          <div className="fo-choices">
            {(['none', 'trade-secret'] as const).map((one) => (
              <Radio key={one} value={one} label={t(`settings.rules.grades.${one}`)} />
            ))}
          </div>
        </Radio.Group>
      );
    case 'trl-range':
      return (
        <div className="fo-pair">
          <CountInput label={t('settings.rules.trlMin')} value={rule.min} max={9} onChange={(min) => onChange({ ...rule, min })} error={errorAt('min')} />
          <CountInput label={t('settings.rules.trlMax')} value={rule.max} max={9} onChange={(max) => onChange({ ...rule, max })} error={errorAt('max')} />
        </div>
      );
    case 'insurance':
      return (
        <AmountInput
          label={t('settings.rules.sum', { currency: rule.sum.currency })}
          value={rule.sum.amount}
          currency={rule.sum.currency}
          onChange={(amount) => onChange({ ...rule, sum: { ...rule.sum, amount: amount ?? '0' } })}
          error={errorAt('sum.amount')}
        />
      );
    case 'opening-hours':
      return (
        <Radio.Group aria-label={value} value={rule.mode} onChange={(mode) => onChange({ ...rule, mode: mode as (typeof openingHoursModes)[number] })}>
          <div className="fo-choices fo-choices-1">
            {openingHoursModes.map((one) => (
              <Radio key={one} value={one} label={t(`settings.rules.modes.${one}`)} />
            ))}
          </div>
        </Radio.Group>
      );
  }
};
