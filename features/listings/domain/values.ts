/**
 * Values that a shape cannot judge: codes of the house's tables, units, ranges, currencies,
 * check characters. A code that nobody knows would never be found, so it is refused while
 * its writer still looks at it. The tables are handed in.
 */
import { isCurrency } from '@tongtu/kernel/money';
import { findUnit, quantityFromJson } from '@tongtu/kernel/quantity';
import type { Failure } from '@tongtu/kernel/result';
import type { AchievementBody, AnyBody, ListingKind, Measure } from '../contract/bodies.ts';
import { parsePatentNumber } from './patent-number.ts';

/** What the code tables answer. `parameter` tells the dimension of its unit, where it has one. */
export type CodeTables = {
  readonly sector: (code: string) => boolean;
  readonly region: (code: string) => boolean;
  readonly country: (code: string) => boolean;
  readonly facilityField: (key: string) => boolean;
  readonly test: (key: string) => boolean;
  readonly parameter: (key: string) => { readonly dimension?: string | undefined } | undefined;
};

const unknown = (
  known: (code: string) => boolean,
  kind: string,
  codes: readonly (string | undefined)[] | undefined,
  field: (index: number) => string,
): Failure[] => (codes ?? []).flatMap((code, i) => (code === undefined || known(code) ? [] : [{ kind, field: field(i), details: { code } }]));

/** kernel/quantity says more than people need here. */
const quantityKind = (kind: string): string =>
  ({ 'quantity-range-reversed': 'range-reversed', 'quantity-malformed': 'number-malformed', 'quantity-out-of-range': 'number-malformed' })[kind] ?? kind;

const measureFailures = (measure: Measure, field: string, tables: CodeTables): Failure[] => {
  const failures: Failure[] = [];
  const parameter = measure.parameter === undefined ? undefined : tables.parameter(measure.parameter);
  if (measure.parameter !== undefined && parameter === undefined)
    failures.push({ kind: 'parameter-unknown', field: `${field}.parameter`, details: { code: measure.parameter } });
  if (measure.test !== undefined && !tables.test(measure.test))
    failures.push({ kind: 'test-unknown', field: `${field}.test`, details: { code: measure.test } });
  if (measure.quantity === undefined) return failures;
  const parsed = quantityFromJson(measure.quantity);
  if (!parsed.ok)
    return [
      ...failures,
      {
        kind: quantityKind(parsed.error.kind),
        field: `${field}.quantity${parsed.error.kind === 'unit-unknown' ? '.unit' : ''}`,
        details: { unit: measure.quantity.unit },
      },
    ];
  const unit = findUnit(measure.quantity.unit);
  if (parameter?.dimension !== undefined && unit.ok && unit.value.dimension !== parameter.dimension)
    failures.push({ kind: 'unit-other-dimension', field: `${field}.quantity.unit`, details: { unit: measure.quantity.unit } });
  return failures;
};

type MoneyText = { readonly amount: string; readonly currency: string };
const moneyFailures = (range: { min?: MoneyText | undefined; max?: MoneyText | undefined } | undefined, field: string): Failure[] => {
  const { min, max } = range ?? {};
  const failures: Failure[] = [];
  for (const [end, money] of [
    ['min', min],
    ['max', max],
  ] as const) {
    if (money !== undefined && !isCurrency(money.currency)) failures.push({ kind: 'currency-unknown', field: `${field}.${end}.currency` });
    if (money?.amount.startsWith('-') === true) failures.push({ kind: 'money-negative', field: `${field}.${end}` });
  }
  if (min !== undefined && max !== undefined) {
    if (min.currency !== max.currency) failures.push({ kind: 'currency-mismatch', field: `${field}.max` });
    else if (BigInt(min.amount) > BigInt(max.amount)) failures.push({ kind: 'range-reversed', field: `${field}.max` });
  }
  return failures;
};

/** Only rights that have a Chinese patent number are checked; applications under way may have none yet. */
const patentFailures = (body: AchievementBody): Failure[] =>
  (body.ipRights ?? []).flatMap((right, i) => {
    const isPatent = ['invention', 'utility-model', 'design', 'foreign-patent'].includes(right.type);
    if (!isPatent || right.number === undefined) return [];
    const parsed = parsePatentNumber(right.number);
    return parsed.ok ? [] : [{ ...parsed.error, field: `body.ipRights.${i}.number` }];
  });

/** Every value of the body that cannot stand, with its field. */
export const valueFailures = (kind: ListingKind, given: AnyBody, tables: CodeTables): Failure[] => {
  const body = given as Record<string, unknown> & AnyBody;
  const list = <T>(name: string): readonly T[] => (body[name] as readonly T[] | undefined) ?? [];
  const failures = [
    ...unknown(tables.sector, 'sector-unknown', body.sectors, (i) => `body.sectors.${i}`),
    ...unknown(tables.region, 'region-unknown', [body.region], () => 'body.region'),
    ...unknown(tables.region, 'region-unknown', list<string>('regions'), (i) => `body.regions.${i}`),
    ...unknown(tables.country, 'country-unknown', [body['country'] as string | undefined], () => 'body.country'),
    ...unknown(tables.test, 'test-unknown', list<string>('tests'), (i) => `body.tests.${i}`),
    ...(kind === 'facility' ? unknown(tables.facilityField, 'facility-field-unknown', [body['field'] as string | undefined], () => 'body.field') : []),
    ...['requirements', 'acceptanceCriteria', 'capabilities'].flatMap((name) =>
      list<Measure>(name).flatMap((measure, i) => measureFailures(measure, `body.${name}.${i}`, tables)),
    ),
    ...['fundingWanted', 'budget', 'ticket'].flatMap((name) => moneyFailures(body[name] as { min?: MoneyText; max?: MoneyText } | undefined, `body.${name}`)),
  ];
  const price = body['price'] as { readonly amount?: MoneyText } | undefined;
  return [
    ...failures,
    ...moneyFailures({ min: price?.amount }, 'body.price').map((f) => ({ ...f, field: 'body.price.amount' })),
    ...(kind === 'achievement' ? patentFailures(given as AchievementBody) : []),
  ];
};
