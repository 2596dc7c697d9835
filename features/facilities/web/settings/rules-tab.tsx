/** An owner composes the rules of booking and tries them, beside, before anybody meets them. */
import { Menu, Radio, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Section, useText } from '@tongtu/platform/ui';
import { approvals, type Approval, type Facility } from '../../contract/facilities.ts';
import { bookingRuleKinds, type BookingRule } from '../../contract/rules.ts';
import { RemoveRow } from './inputs.tsx';
import { RuleFields } from './rule-fields.tsx';
import { freshRule, kindsLeft } from './rule-kinds.ts';
import { TabForm } from './save-bar.tsx';
import { Trial } from './trial.tsx';
import { useDraft } from './use-draft.ts';

type RulesDraft = { readonly approval: Approval; readonly rules: readonly BookingRule[] };
const read = (facility: Facility): RulesDraft => ({ approval: facility.approval, rules: facility.rules });
const write = (draft: RulesDraft) => ({ approval: draft.approval, rules: [...draft.rules] });

export const RulesTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const draft = useDraft(facility, read, write);
  const { rules, approval } = draft.draft;
  const change = (next: readonly BookingRule[]): void => draft.change({ ...draft.draft, rules: next });
  const order = (rule: BookingRule): number => bookingRuleKinds.indexOf(rule.kind);
  const left = kindsLeft(rules);
  return (
    <div className="fo-beside">
      <TabForm of={draft} readOnly={readOnly}>
        <Section framed title={t('settings.approval.title')}>
          <Radio.Group
            aria-label={t('settings.approval.title')}
            value={approval}
            onChange={(value) => draft.change({ ...draft.draft, approval: value as Approval })}
          >
            <div className="fo-choices fo-choices-1">
              {approvals.map((one) => (
                <Radio key={one} value={one} label={t(`settings.approval.${one}`)} description={t(`settings.approval.${one}Hint`)} />
              ))}
            </div>
          </Radio.Group>
        </Section>
        <Section title={t('settings.rules.title')} lead={t('settings.rules.lead')}>
          <ul className="fo-rules">
            {rules.map((rule, index) => (
              <li
                key={rule.kind === 'qualification' ? `${rule.kind} ${index}` : rule.kind}
                className="fo-rule"
                data-simple={!['qualification', 'safety-questionnaire'].includes(rule.kind)}
              >
                <div className="fo-rule-head">
                  <div>
                    <h3 className="tt-h3">{t(`settings.rules.kinds.${rule.kind}`)}</h3>
                    <p className="tt-hint">{t(`settings.rules.hints.${rule.kind}`)}</p>
                  </div>
                  <RemoveRow
                    label={t('settings.rules.remove', { name: t(`settings.rules.kinds.${rule.kind}`) })}
                    onClick={() => change(rules.filter((_, at) => at !== index))}
                  />
                </div>
                <RuleFields
                  rule={rule}
                  onChange={(next) => change(rules.map((one, at) => (at === index ? next : one)))}
                  errorAt={(path) =>
                    draft.errors[`rules.${index}.${path}`] ??
                    draft.errors[`rules.${index}.${path}.zh`] ??
                    (path === 'min' ? draft.errors[`rules.${index}`] : undefined)
                  }
                />
              </li>
            ))}
          </ul>
          {rules.length === 0 ? <p className="tt-quiet">{t('settings.rules.none')}</p> : null}
          <Menu position="bottom-start" shadow="md">
            <Menu.Target>
              <Button
                variant="default"
                className="fo-start"
                leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
                disabled={left.length === 0 || rules.length >= 40}
              >
                {t('settings.rules.add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {left.map((kind) => (
                <Menu.Item key={kind} onClick={() => change([...rules, freshRule(kind, rules, facility.tariff.currency)].sort((a, b) => order(a) - order(b)))}>
                  {t(`settings.rules.kinds.${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Section>
      </TabForm>
      {readOnly ? null : <Trial facility={facility} rules={rules} tariff={facility.tariff} />}
    </div>
  );
};
