/** What the plan is called, which way the achievement goes, from when on. */
import { TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { pathways, type Pathway } from '../../../domain/plan.ts';
import { useForm } from './context.ts';
import { NameInput, WordSelect } from './inputs.tsx';
import { withPathway } from './tree.ts';

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'CHF'];

/** `asked`: which of them stand elsewhere on the page already. */
export const Basics = ({ withPathwayField }: { withPathwayField: boolean }) => {
  const t = useText('sharing');
  const { tree, change, faultAt, disabled } = useForm();
  const [own, other] = t.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const title = (language: 'zh' | 'en') => (
    <NameInput
      place={language === own ? 'title' : `title.${language}`}
      label={t(`faces.form.title.${language}`)}
      value={tree.title}
      language={language}
      onChange={(value) => change({ ...tree, title: value ?? {} })}
    />
  );
  return (
    <>
      <div className="sf-row">
        {title(own)}
        {title(other)}
      </div>
      <div className="sf-row">
        {withPathwayField ? (
          <WordSelect<Pathway>
            place="pathway"
            label={t('faces.form.pathway')}
            value={tree.pathway}
            words={pathways}
            group="plans.pathways"
            onChange={(pathway) => change(withPathway(tree, pathway ?? tree.pathway))}
          />
        ) : null}
        <TextInput
          type="date"
          size="sm"
          label={t('faces.form.effectiveOn')}
          data-place="effectiveOn"
          disabled={disabled}
          value={tree.effectiveOn}
          error={faultAt('effectiveOn')}
          onChange={(event) => change({ ...tree, effectiveOn: event.currentTarget.value })}
        />
        <WordSelect
          place="currency"
          label={t('faces.form.currency')}
          value={tree.currency}
          words={[...new Set([tree.currency, ...currencies])]}
          group="faces.currencies"
          onChange={(currency) => change({ ...tree, currency: currency ?? tree.currency })}
        />
      </div>
    </>
  );
};
