/** What kind of organization and where: this decides which law asks what. */
import type { ReactNode } from 'react';
import { Checkbox, Select } from '@mantine/core';
import { useRegions } from '@tongtu/listings/web';
import { useText } from '@tongtu/platform/ui';
import { entityTypes, sizes, type EntityType, type Size } from '../../../domain/plan.ts';
import { usePacks } from '../use-packs.ts';
import { useForm } from './context.ts';
import { WordSelect } from './inputs.tsx';
import type { Tree } from './tree.ts';

const isState = (type: EntityType): boolean => type === 'state-institute' || type === 'state-university';
const isEnterprise = (type: EntityType): boolean => type.endsWith('enterprise');

/** Keeps region and size to what a kind of organization can have. */
export const withEntityType = (unit: Tree['unit'], entityType: EntityType): Tree['unit'] => {
  const { size, ...rest } = unit;
  const region = entityType === 'us-nonprofit' ? 'US' : unit.region === 'US' ? 'CN' : unit.region;
  return {
    ...rest,
    entityType,
    region,
    publishedRule: isState(entityType) ? false : unit.publishedRule,
    ...(entityType === 'state-technology-enterprise' ? { size: size ?? 'medium' } : {}),
  };
};

const RegionSelect = () => {
  const t = useText('sharing');
  const { tree, change, faultAt, disabled } = useForm();
  const regions = useRegions();
  const packs = usePacks();
  const own = new Set(packs.filter((pack) => /^\d{6}$/.test(pack.region)).map((pack) => pack.region));
  const province = /^\d{6}$/.test(tree.unit.region) ? `${tree.unit.region.slice(0, 2)}0000` : tree.unit.region;
  const provinces = regions.provinces.map(({ code }) => ({ value: code, label: regions.name(code) }));
  const shown = [...provinces, ...(/^\d{6}$/.test(province) && !provinces.some((one) => one.value === province) ? [{ value: province, label: province }] : [])];
  return (
    <Select
      label={t('faces.form.region')}
      data-place="unit.region"
      size="sm"
      searchable
      allowDeselect={false}
      disabled={disabled || tree.unit.entityType === 'us-nonprofit'}
      nothingFoundMessage={t('faces.form.noRegion')}
      value={province}
      error={faultAt('unit.region')}
      onChange={(region) => change({ ...tree, unit: { ...tree.unit, region: region ?? tree.unit.region } })}
      data={
        tree.unit.entityType === 'us-nonprofit'
          ? [{ value: 'US', label: t('faces.regions.US') }]
          : [
              { group: t('faces.regions.general'), items: [{ value: 'CN', label: t('faces.regions.CN') }] },
              { group: t('faces.regions.withRules'), items: shown.filter(({ value }) => own.has(value)) },
              { group: t('faces.regions.others'), items: shown.filter(({ value }) => !own.has(value)) },
            ]
      }
    />
  );
};

/** `children`: further fields in the same row. */
export const UnitFields = ({ children }: { children?: ReactNode }) => {
  const t = useText('sharing');
  const { tree, change, disabled } = useForm();
  const { unit } = tree;
  const set = (next: Tree['unit']): void => change({ ...tree, unit: next });
  return (
    <>
      <div className="sf-row">
        <WordSelect<EntityType>
          place="unit.entityType"
          label={t('faces.form.entityType')}
          value={unit.entityType}
          words={entityTypes}
          group="faces.entityTypes"
          onChange={(type) => set(withEntityType(unit, type ?? unit.entityType))}
        />
        <RegionSelect />
        {unit.entityType === 'state-technology-enterprise' || unit.size !== undefined ? (
          <WordSelect<Size>
            place="unit.size"
            label={t('faces.form.size')}
            value={unit.size}
            words={sizes}
            group="faces.sizes"
            none={t('faces.form.notSaid')}
            onChange={(size) => {
              const { size: _, ...rest } = unit;
              set(size === undefined ? rest : { ...rest, size });
            }}
          />
        ) : null}
        {children}
      </div>
      {isEnterprise(unit.entityType) || unit.publishedRule ? (
        <Checkbox
          size="sm"
          data-place="unit.publishedRule"
          label={t('faces.form.publishedRule')}
          description={t('faces.form.publishedRuleHint')}
          disabled={disabled}
          checked={unit.publishedRule}
          onChange={(event) => set({ ...unit, publishedRule: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
};
