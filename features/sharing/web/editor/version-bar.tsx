/** Which version this is, what state it is in, which others there are. */
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useFilters, useFormat, useGo, useText } from '@tongtu/platform/ui';
import type { PlanView, VersionView } from '../../contract/versions.ts';
import { VerdictMark, VersionMark } from '../plans/marks.tsx';

export const VersionBar = ({ plan, version, children }: { plan: PlanView; version: VersionView; children?: ReactNode }) => {
  const t = useText('sharing');
  const format = useFormat();
  const go = useGo();
  const filters = useFilters();
  const others = plan.versions.filter((one) => one.version !== version.version);
  const name = (number: number): string => t('plans.versionName', { version: String(number) });
  return (
    <div className="se-bar">
      <div className="se-bar-words">
        {others.length === 0 ? null : (
          <Select
            size="sm"
            aria-label={t('editor.version')}
            className="se-bar-select"
            value={String(version.version)}
            allowDeselect={false}
            onChange={(value) => (value === null ? undefined : go(`/sharing-plans/${plan.id}/versions/${value}`))}
            data={plan.versions.map((one) => ({ value: String(one.version), label: `${name(one.version)} · ${t(`plans.versionStates.${one.state}`)}` }))}
          />
        )}
        {/* Of the only version the head of the page says it already. */}
        {others.length === 0 ? null : (
          <>
            <VersionMark state={version.state} />
            <VerdictMark verdict={version.verdict} />
          </>
        )}
        <span className="tt-quiet">{t('editor.since', { day: format.date(version.effectiveOn) })}</span>
        {others.length === 0 ? null : (
          <Select
            size="sm"
            className="se-bar-select"
            aria-label={t('editor.compareWith')}
            placeholder={t('editor.compareWith')}
            clearable
            clearButtonProps={{ 'aria-label': t('editor.stopComparing') }}
            value={filters.get('compare') || null}
            onChange={(value) => filters.set({ compare: value ?? undefined })}
            data={others.map((one) => ({ value: String(one.version), label: t('editor.compare', { name: name(one.version) }) }))}
          />
        )}
      </div>
      {children}
    </div>
  );
};
