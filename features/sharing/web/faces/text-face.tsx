/** The plan as a text that a lawyer reads, in Chinese or English; both are read. */
import { useMemo, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import type { Language } from '@tongtu/kernel/localized';
import { useText } from '@tongtu/platform/ui';
import { CodeArea } from './code-area.tsx';
import { DropTyped, LastGood } from './face-parts.tsx';
import { useLanguagePart } from './language.ts';
import type { DraftState } from './use-draft.ts';

export const LanguageChoice = ({ value, onChange, label }: { value: Language; onChange: (language: Language) => void; label: string }) => (
  <SegmentedControl
    size="xs"
    aria-label={label}
    value={value}
    onChange={(next) => onChange(next as Language)}
    data={[
      { value: 'zh', label: '中文' },
      { value: 'en', label: 'English' },
    ]}
  />
);

const TextFace = ({ state, readOnly = false }: { state: DraftState; readOnly?: boolean }) => {
  const t = useText('sharing');
  const { parsePlanText } = useLanguagePart('text');
  const { markPlanText } = useLanguagePart('marks');
  const { printPlanText } = useLanguagePart('print');
  const [language, setLanguage] = useState<Language>(t.language);
  const { plan, typed } = state.draft;
  const printed = useMemo(() => printPlanText(plan, language), [printPlanText, plan, language]);
  const value = typed.text?.value ?? printed;
  const colours = useMemo(() => markPlanText(value), [markPlanText, value]);
  return (
    <div className="sf-face">
      <div className="sf-face-tools">
        <LanguageChoice
          label={t('faces.text.language')}
          value={language}
          onChange={(next) => {
            // What reads is printed anew in the other language; what does not stays as it was typed.
            if (typed.text?.faults.length === 0) state.drop('text');
            setLanguage(next);
          }}
        />
      </div>
      <LastGood draft={state.draft} face="text" />
      <CodeArea
        label={t('faces.names.text')}
        value={value}
        colours={colours}
        faults={typed.text?.faults ?? []}
        readOnly={readOnly}
        onChange={(next) => state.type('text', next, parsePlanText(next))}
      />
      <DropTyped state={state} face="text" />
      {readOnly ? null : <p className="tt-hint">{t('faces.text.hint')}</p>}
    </div>
  );
};

export default TextFace;
