/** Names of all codes that reasons carry. */
import { useMemo } from 'react';
import { useCodes, useRegions } from '@tongtu/listings/web';
import { useFormat, useText } from '@tongtu/platform/ui';
import type { Reason } from '../../contract.ts';
import type { Names } from './value-text.ts';

export const useNames = (): Names & { readonly criterion: (reason: Pick<Reason, 'criterion' | 'subject'>) => string } => {
  const t = useText('matching');
  const listings = useText('listings');
  const format = useFormat();
  const sectors = useCodes('sectors');
  const tests = useCodes('tests');
  const parameters = useCodes('parameters');
  const regions = useRegions();
  return useMemo(
    () => ({
      language: t.language,
      sector: sectors.name,
      test: tests.name,
      region: regions.name,
      date: format.date,
      list: (items: readonly string[]) => items.join(t('reasons.separator')),
      number: (value: number) => format.number(value),
      money: (value: Parameters<typeof format.money>[0]) => format.money(value, { compact: true }),
      code: (set: string, code: string) => listings.maybe(`codes.${set}.${code}`) ?? code,
      yes: t('reasons.yes'),
      no: t('reasons.no'),
      days: (count: number) => t('reasons.days', { count }),
      levels: (count: number) => t('reasons.levels', { count }),
      criterion: ({ criterion, subject }: Pick<Reason, 'criterion' | 'subject'>) =>
        subject === null
          ? t(`criteria.${criterion}`)
          : criterion === 'parameter'
            ? parameters.name(subject)
            : criterion === 'test'
              ? tests.name(subject)
              : t(`criteria.${criterion}`),
    }),
    [t, listings, format, sectors, tests, parameters, regions],
  );
};
