/** Code tables of the house for pages: fetched once an hour at most, looked up by code, labelled in the reader's language. */
import { useMemo } from 'react';
import { localize, useRoute, useLanguage } from '@tongtu/platform/ui';
import type { Language, Localized } from '@tongtu/kernel/localized';
import { listRegions } from '@tongtu/parties/contract';
import { getTaxonomy, taxonomyNames } from '../contract/routes.ts';
import { asList, asLocalized, asText, isRecord } from './values.ts';

type TaxonomyName = (typeof taxonomyNames)[number];

export type Term = {
  readonly code: string;
  readonly name: Localized;
  readonly parent: string | null;
  readonly description: Localized | undefined;
  /** Of a parameter: the unit that is offered first, and its dimension in kernel/units. */
  readonly unit: string | undefined;
  readonly dimension: string | undefined;
  /** Other words that find it. */
  readonly words: string;
};

const hour = 3_600_000;

/** One row of a code table, whichever of the tables it comes from. */
export const readTerm = (row: Record<string, unknown>): Term => {
  const code = String(row['code'] ?? row['key'] ?? row['level'] ?? row['id'] ?? '');
  const also = [row['aliases'], row['synonyms'], row['words']].flatMap((list) =>
    isRecord(list) ? Object.values(list).flatMap((l) => asList<string>(l)) : asList<unknown>(list).filter((w) => typeof w === 'string'),
  );
  return {
    code,
    name: asLocalized(row['name']) ??
      asLocalized(row['label']) ??
      asLocalized(row['title']) ??
      asLocalized({ ...(row['zh'] ? { zh: row['zh'] } : {}), ...(row['en'] ? { en: row['en'] } : {}) }) ?? { en: code },
    // Codes of sectors say where they belong: 1.1.2 lies in 1.1.
    parent: asText(row['parent']) || (/^\d+(\.\d+)+$/.test(code) ? code.slice(0, code.lastIndexOf('.')) : null),
    description: asLocalized(row['description']) ?? asLocalized(row['definition']) ?? asLocalized(row['note']),
    unit: asText(row['unit']) || asText(asList<unknown>(row['units'])[0]) || undefined,
    dimension: asText(row['dimension']) || undefined,
    words: also.join(' '),
  };
};

export type CodeTable = {
  readonly terms: readonly Term[];
  readonly byCode: ReadonlyMap<string, Term>;
  /** The name, or the code itself while the table loads or where it is unknown. */
  readonly name: (code: string) => string;
  readonly isPending: boolean;
};

const tableOf = (terms: readonly Term[], language: Language, isPending: boolean): CodeTable => {
  const byCode = new Map(terms.map((term) => [term.code, term]));
  return { terms, byCode, isPending, name: (code) => localize(byCode.get(code)?.name, language)?.text ?? code };
};

/** A code table by name. */
export const useCodes = (name: TaxonomyName): CodeTable => {
  const { language } = useLanguage();
  const { data, isPending } = useRoute(getTaxonomy, { params: { name } }, { staleTime: hour });
  return useMemo(() => tableOf((data?.items ?? []).map(readTerm), language, isPending), [data, language, isPending]);
};

export type Regions = CodeTable & {
  readonly provinces: readonly Term[];
  readonly citiesOf: (province: string) => readonly Term[];
  readonly country: (code: string) => string;
  readonly countries: readonly Term[];
};

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

/** Provinces, cities and countries. `name` of a city says its province before it. */
export const useRegions = (): Regions => {
  const { language } = useLanguage();
  const { data, isPending } = useRoute(listRegions, {}, { staleTime: hour });
  return useMemo(() => {
    const provinces = (data?.provinces ?? []).map((row) => readTerm(row as Record<string, unknown>));
    const cities = (data?.cities ?? []).map((row) => readTerm(row as Record<string, unknown>));
    const countries = (data?.countries ?? []).map((row) => readTerm(row as Record<string, unknown>));
    const table = tableOf([...provinces, ...cities], language, isPending);
    const countryTable = tableOf(countries, language, isPending);
    const name = (code: string): string => {
      const known = table.byCode.has(code) ? code : table.byCode.has(`${code.slice(0, 4)}00`) ? `${code.slice(0, 4)}00` : provinceOf(code);
      const own = table.byCode.has(known) ? table.name(known) : code;
      const province = provinceOf(known);
      if (province === known || !table.byCode.has(province)) return own;
      return language === 'zh' ? `${table.name(province)}${own}` : `${own}, ${table.name(province)}`;
    };
    return {
      ...table,
      name,
      provinces,
      countries,
      country: countryTable.name,
      citiesOf: (province: string) => cities.filter((city) => provinceOf(city.code) === province),
    };
  }, [data, language, isPending]);
};
