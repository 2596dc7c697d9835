/** What each booking's test agreement will say: whose the results are, on what basis, how long it is kept secret. */
import { Checkbox, Radio } from '@mantine/core';
import { Remark, Section, useText } from '@tongtu/platform/ui';
import type { Facility } from '../../contract/facilities.ts';
import { feeBases, ownerships, type Terms } from '../../contract/terms.ts';
import { CountInput, TextsInput } from './inputs.tsx';
import { TabForm } from './save-bar.tsx';
import { TermsPreview } from './terms-preview.tsx';
import { useDraft } from './use-draft.ts';

const read = (facility: Facility): Terms => facility.terms;
const write = (terms: Terms) => ({ terms });

const Ownership = ({
  which,
  value,
  onChange,
}: {
  which: 'resultOwnership' | 'dataOwnership';
  value: Terms['resultOwnership'];
  onChange: (value: Terms['resultOwnership']) => void;
}) => {
  const t = useText('facilities');
  return (
    <Radio.Group label={t(`settings.terms.${which}`)} value={value} onChange={(next) => onChange(next as Terms['resultOwnership'])}>
      <div className="fo-choices">
        {ownerships.map((one) => (
          <Radio key={one} value={one} label={t(`settings.terms.owners.${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
};

export const TermsTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const draft = useDraft(facility, read, write);
  const terms = draft.draft;
  const change = (part: Partial<Terms>): void => draft.change({ ...terms, ...part });
  /** A text without a word leaves the terms. */
  const changeText = (name: 'safety' | 'further', value: NonNullable<Terms['safety']>): void => {
    const { [name]: _, ...rest } = terms;
    draft.change(value.zh || value.en ? { ...rest, [name]: value } : rest);
  };
  return (
    <div className="fo-beside">
      <TabForm of={draft} readOnly={readOnly}>
        <Section framed title={t('settings.terms.ownership')}>
          <Remark tone={terms.resultOwnership === 'provider' ? 'warn' : 'plain'} title={t('settings.terms.lawTitle')}>
            <p>{t('settings.terms.law885')}</p>
          </Remark>
          <Ownership which="resultOwnership" value={terms.resultOwnership} onChange={(resultOwnership) => change({ resultOwnership })} />
          <Ownership which="dataOwnership" value={terms.dataOwnership} onChange={(dataOwnership) => change({ dataOwnership })} />
          <Checkbox
            label={t('settings.terms.operatingData')}
            description={t('settings.terms.operatingDataHint')}
            checked={terms.operatingData}
            onChange={(event) => change({ operatingData: event.currentTarget.checked })}
          />
        </Section>
        <Section framed title={t('settings.terms.feeBasis')} lead={t('settings.terms.lawSpc4')}>
          <Radio.Group
            aria-label={t('settings.terms.feeBasis')}
            value={terms.feeBasis}
            onChange={(feeBasis) => change({ feeBasis: feeBasis as Terms['feeBasis'] })}
          >
            <div className="fo-choices fo-choices-1">
              {feeBases.map((one) => (
                <Radio key={one} value={one} label={t(`settings.terms.bases.${one}`)} description={t(`settings.terms.basisHints.${one}`)} />
              ))}
            </div>
          </Radio.Group>
        </Section>
        <Section framed title={t('settings.terms.secrecy')}>
          <CountInput
            label={t('settings.terms.years')}
            description={t('settings.terms.yearsHint')}
            min={0}
            max={30}
            value={terms.confidentialityYears}
            onChange={(confidentialityYears) => change({ confidentialityYears })}
            error={draft.errors['terms.confidentialityYears']}
          />
        </Section>
        <Section framed title={t('settings.terms.safetyTitle')} lead={t('settings.terms.safetyLead')}>
          <TextsInput
            multiline
            max={4000}
            label={t('settings.terms.safety')}
            value={terms.safety ?? {}}
            onChange={(value) => changeText('safety', value)}
            error={draft.errors['terms.safety']}
          />
        </Section>
        <Section framed title={t('settings.terms.furtherTitle')} lead={t('settings.terms.furtherLead')}>
          <TextsInput
            multiline
            max={4000}
            label={t('settings.terms.further')}
            value={terms.further ?? {}}
            onChange={(value) => changeText('further', value)}
            error={draft.errors['terms.further']}
          />
        </Section>
      </TabForm>
      <TermsPreview facility={facility} terms={terms} />
    </div>
  );
};
