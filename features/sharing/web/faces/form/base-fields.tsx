/** What is shared: all that comes in, or what is left after costs that are named. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { costCategories, type CostCategory } from '../../../domain/plan.ts';
import { useForm } from './context.ts';

const usual: readonly CostCategory[] = ['taxes', 'upkeep', 'direct-costs'];

export const BaseFields = () => {
  const t = useText('sharing');
  const { tree, change, faultAt, disabled } = useForm();
  const { base } = tree;
  const fault = faultAt('base', { within: true });
  return (
    <div data-place="base">
      <SegmentedControl
        size="sm"
        aria-label={t('faces.form.base')}
        disabled={disabled}
        value={base.kind}
        onChange={(kind) => change({ ...tree, base: kind === 'net' ? { kind, deduct: [...usual] } : { kind: 'gross' } })}
        data={[
          { value: 'net', label: t('faces.form.net') },
          { value: 'gross', label: t('faces.form.gross') },
        ]}
      />
      {base.kind === 'net' ? (
        <fieldset className="sf-costs">
          <legend>{t('faces.form.deduct')}</legend>
          {costCategories.map((category) => (
            <Checkbox
              key={category}
              size="sm"
              label={t(`faces.costs.${category}`)}
              disabled={disabled}
              checked={base.deduct.includes(category)}
              onChange={(event) => {
                const chosen = event.currentTarget.checked;
                // Always in one order, so that the same costs are the same plan.
                const deduct = costCategories.filter((one) => (one === category ? chosen : base.deduct.includes(one)));
                change({ ...tree, base: { kind: 'net', deduct } });
              }}
            />
          ))}
        </fieldset>
      ) : (
        <p className="tt-hint">{t('faces.form.grossHint')}</p>
      )}
      {fault === undefined ? null : <p className="sf-fault">{fault}</p>}
    </div>
  );
};
