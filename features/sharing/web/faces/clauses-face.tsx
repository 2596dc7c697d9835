/** The plan as clauses of a contract. Whoever chooses a clause is led to what it is made from. */
import { useMemo, useState } from 'react';
import type { Language } from '@tongtu/kernel/localized';
import { useText } from '@tongtu/platform/ui';
import type { BindingsOut } from '../../contract/versions.ts';
import { namedPlan } from '../../domain/named-plan.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import type { Draft } from './draft.ts';
import { LastGood } from './face-parts.tsx';
import { useLanguagePart } from './language.ts';
import { LanguageChoice } from './text-face.tsx';

type Props = {
  readonly plan: SharingPlan;
  readonly bindings?: BindingsOut | undefined;
  readonly draft?: Draft;
  readonly onPlace?: ((place: string) => void) | undefined;
};

const ClausesFace = ({ plan, bindings, draft, onPlace }: Props) => {
  const t = useText('sharing');
  const { planClauses } = useLanguagePart('clauses');
  const [language, setLanguage] = useState<Language>(t.language);
  const clauses = useMemo(() => planClauses(bindings === undefined ? plan : namedPlan(plan, bindings), language), [planClauses, plan, bindings, language]);
  return (
    <div className="sf-face">
      <div className="sf-face-tools">
        <LanguageChoice label={t('faces.clauses.language')} value={language} onChange={setLanguage} />
      </div>
      {draft === undefined ? null : <LastGood draft={draft} />}
      <div className="sf-clauses" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {clauses.map((clause, i) => (
          <section key={i} className="sf-clause">
            <h3>
              {onPlace === undefined ? (
                <>
                  <span>{clause.number}</span> {clause.heading}
                </>
              ) : (
                <button type="button" onClick={() => onPlace(clause.place)} title={t('faces.clauses.go')}>
                  <span>{clause.number}</span> {clause.heading}
                </button>
              )}
            </h3>
            {clause.text
              .split('\n')
              .filter((line) => line !== '')
              .map((line, at) => (
                <p key={at}>{line}</p>
              ))}
          </section>
        ))}
      </div>
    </div>
  );
};

export default ClausesFace;
