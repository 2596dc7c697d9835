/** Names of provinces, cities and countries in the reader's language; fetched once an hour at most. */
import { useMemo } from 'react';
import type { z } from 'zod';
import { localize, useLanguage, useRoute } from '@tongtu/platform/ui';
import { listRegions, type region } from '../contract.ts';

type Region = z.output<typeof region>;
type Choice = { readonly value: string; readonly label: string };

export type Places = {
  /** A city says its province before it; an unknown code comes back as it is. */
  readonly region: (code: string) => string;
  readonly country: (code: string) => string;
  readonly provinces: readonly Choice[];
  /** Provinces and below each its cities, for a picker. */
  readonly regions: readonly { readonly group: string; readonly items: readonly Choice[] }[];
  readonly countries: readonly Choice[];
};

const none: readonly Region[] = [];

export const usePlaces = (): Places => {
  const { language } = useLanguage();
  const { data } = useRoute(listRegions, {}, { staleTime: 3_600_000 });
  return useMemo(() => {
    const provinces = data?.provinces ?? none;
    const cities = data?.cities ?? none;
    const byCode = new Map([...provinces, ...cities].map((one) => [one.code, one]));
    const nameOf = (one: { name: { zh: string; en: string } }): string => localize(one.name, language)?.text ?? '';
    const region = (code: string): string => {
      const found = byCode.get(code) ?? byCode.get(`${code.slice(0, 4)}00`) ?? byCode.get(`${code.slice(0, 2)}0000`);
      if (!found) return code;
      const province = byCode.get(`${found.code.slice(0, 2)}0000`);
      if (!province || province === found) return nameOf(found);
      return language === 'zh' ? `${nameOf(province)}${nameOf(found)}` : `${nameOf(found)}, ${nameOf(province)}`;
    };
    const countries = (data?.countries ?? []).map((one) => ({ value: one.code, label: nameOf(one) }));
    return {
      region,
      country: (code) => countries.find((one) => one.value === code)?.label ?? code,
      provinces: provinces.map((one) => ({ value: one.code, label: nameOf(one) })),
      regions: provinces.map((province) => ({
        group: nameOf(province),
        items: [
          { value: province.code, label: nameOf(province) },
          ...cities.filter((city) => city.code.slice(0, 2) === province.code.slice(0, 2)).map((city) => ({ value: city.code, label: nameOf(city) })),
        ],
      })),
      countries,
    };
  }, [data, language]);
};
