/** What decides which law asks: what kind of organization, where, on which way. */
import { useText } from '@tongtu/platform/ui';
import { pathways, type Pathway } from '../../domain/plan.ts';
import { useForm } from '../faces/form/context.ts';
import { WordSelect } from '../faces/form/inputs.tsx';
import { withPathway } from '../faces/form/tree.ts';
import { UnitFields } from '../faces/form/unit-fields.tsx';

export const Question = () => {
  const t = useText('sharing');
  const { tree, change } = useForm();
  return (
    <section className="sc-question" aria-label={t('check.question')}>
      <UnitFields>
        <WordSelect<Pathway>
          place="pathway"
          label={t('faces.form.pathway')}
          value={tree.pathway}
          words={pathways}
          group="plans.pathways"
          onChange={(pathway) => change(withPathway(tree, pathway ?? tree.pathway))}
        />
      </UnitFields>
    </section>
  );
};
