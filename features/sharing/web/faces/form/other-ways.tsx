/** Shares of a company, and a part of each year's profit: what takes the place of the steps on these pathways. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { profitStarts, type ProfitStart } from '../../../domain/plan.ts';
import { useForm } from './context.ts';
import { CountInput, NumberField, PartySelect, ShareInput, WordSelect } from './inputs.tsx';
import { ShareFields } from './share-fields.tsx';
import { addStep } from './tree.ts';

export const EquityFields = () => {
  const t = useText('sharing');
  const { tree, change, names } = useForm();
  const { equity } = tree;
  if (equity === undefined) return null;
  return (
    <div data-place="equity">
      <div className="sf-row">
        <CountInput
          place="equity.shares"
          label={t('faces.form.equityShares')}
          value={equity.shares}
          onChange={(shares) => change({ ...tree, equity: { ...equity, shares } })}
        />
      </div>
      <ShareFields
        bar
        place="equity.allocation"
        shares={equity.allocation}
        of={tree.parties.map(({ id }) => ({ id, name: names.party(id) }))}
        onChange={(allocation) => change({ ...tree, equity: { ...equity, allocation } })}
      />
    </div>
  );
};

export const ProfitFields = () => {
  const t = useText('sharing');
  const { tree, change, disabled } = useForm();
  const { annualProfit } = tree;
  if (annualProfit === undefined) return null;
  const { startYear, ...rest } = annualProfit;
  const set = (next: typeof annualProfit): void => change({ ...tree, annualProfit: next });
  return (
    <div data-place="annualProfit">
      <div className="sf-row">
        <PartySelect
          place="annualProfit.party"
          label={t('faces.form.profitParty')}
          value={annualProfit.party}
          onChange={(party) => set({ ...annualProfit, party })}
        />
        <ShareInput
          place="annualProfit.rate"
          label={t('faces.form.profitRate')}
          value={annualProfit.rate}
          onChange={(rate) => set({ ...annualProfit, rate })}
        />
        <NumberField
          place="annualProfit.years"
          label={t('faces.form.profitYears')}
          value={annualProfit.years}
          onChange={(years) => set({ ...annualProfit, years: years ?? 0 })}
        />
      </div>
      <div className="sf-row">
        <WordSelect<ProfitStart>
          place="annualProfit.from"
          label={t('faces.form.profitFrom')}
          value={annualProfit.from}
          words={profitStarts}
          group="faces.profitStarts"
          onChange={(from) => set({ ...annualProfit, from: from ?? annualProfit.from })}
        />
        {annualProfit.from === 'production-start' ? (
          <NumberField
            place="annualProfit.startYear"
            label={t('faces.form.profitStartYear')}
            value={startYear}
            onChange={(year) => set(year === undefined ? rest : { ...rest, startYear: year })}
          />
        ) : null}
      </div>
      {tree.steps === undefined && !disabled ? (
        <Button
          size="xs"
          variant="default"
          className="sf-start"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
          onClick={() => change(addStep(tree, 'split', ''))}
        >
          {t('faces.form.alsoIncome')}
        </Button>
      ) : null}
    </div>
  );
};
