/** The yearly report on shared instruments (国发〔2014〕70号) as rows: its columns are versioned data, not code. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Language, Localized } from '@tongtu/kernel/localized';
import { isCurrency } from '@tongtu/kernel/currencies';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { localDay } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import form from '../data/instrument-report.json' with { type: 'json' };
import { defaultZone } from '../domain/facility.ts';
import { hoursOf, shareOf } from '../domain/facility-use.ts';
import { getFacilityUse, type ResourceUse } from './facility-use.ts';

type Value = string | number | null;
export type InstrumentReport = {
  readonly title: string;
  readonly sheet: string;
  /** Above the table: whose, which year, until when, by which columns. */
  readonly lead: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly { readonly title: string; readonly width: number; readonly format?: string }[];
  readonly rows: readonly (readonly Value[])[];
};

const inWords = (text: Localized, language: Language): string => text[language] ?? text.zh ?? text.en ?? '';
const decimal = (amount: bigint, currency: string): string => (isCurrency(currency) ? moneyToDecimal({ amount, currency }) : amount.toString());

const valuesOf = (line: ResourceUse, organization: string, language: Language): Readonly<Record<string, Value>> => ({
  organization,
  facility: inWords(line.facilityTitle, language),
  resource: inWords(line.resourceName, language),
  places: line.capacity,
  openHours: hoursOf(line.open),
  bookedHours: hoursOf(line.booked),
  usedHours: hoursOf(line.used),
  outsideHours: hoursOf(line.outside),
  utilisation: shareOf(line.used, line.open),
  outsideShare: shareOf(line.outside, line.used),
  customers: line.customers,
  uses: line.uses,
  samples: line.samples,
  noShows: line.noShows,
  cancellations: line.cancellations,
  income: Number(decimal(line.income.find((one) => one.currency === 'CNY')?.amount ?? 0n, 'CNY')),
  otherIncome: line.income
    .filter((one) => one.currency !== 'CNY')
    .map((one) => `${one.currency} ${decimal(one.amount, one.currency)}`)
    .join('; '),
});

/** A calendar year in Asia/Shanghai; of a year that is not over what has been until now. Kind `organization-not-found`. */
export const instrumentReport = async (
  context: Pick<Context, 'tx' | 'reader' | 'now'>,
  organizationId: string,
  year: number,
  language: Language,
): Promise<Result<InstrumentReport>> => {
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const use = await getFacilityUse(context, organizationId, days);
  if (!use.ok) return use;
  const organization = await organizationById(context.tx, organizationId);
  if (organization === undefined) return fail('organization-not-found');
  const name = inWords(organization.name, language);
  const today = localDay(context.now, defaultZone);
  const label = (key: keyof typeof form.labels): string => form.labels[key][language];
  return ok({
    title: form.title[language],
    sheet: form.sheet[language],
    lead: [
      [label('organization'), name],
      [label('year'), String(year)],
      [label('until'), today < days.to ? today : days.to],
      [label('columns'), form.version],
      [label('note'), form.note[language]],
    ],
    columns: form.columns.map((column) => ({
      title: column.name[language],
      width: column.width,
      ...(column.format === undefined ? {} : { format: column.format }),
    })),
    rows: use.value.lines.map((line) => {
      const values = valuesOf(line, name, language);
      return form.columns.map((column) => values[column.key] ?? null);
    }),
  });
};
