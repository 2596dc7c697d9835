/** The value of one field, by its shape: on the card page, in the preview, and on both sides of a comparison of versions. */
import type { ReactNode } from 'react';
import { LocalizedText, Tag, useFormat, useText, type MoneyValue } from '@tongtu/platform/ui';
import { useCodes, useRegions } from '../codes.ts';
import type { Field } from '../fields.ts';
import { TrlLadder } from '../parts/trl-ladder.tsx';
import { asList, asLocalized, asText, isRecord, levelsText, moneyRangeText, saysSomething, type MeasureValue, type RangeValue } from '../values.ts';
import { MeasureTable } from './measures.tsx';
import { ContributorList, IpRightTable, type Contributor, type IpRight } from './rights.tsx';

type Evidence = { readonly level: number; readonly statement?: unknown; readonly attachmentId?: string };
type Props = {
  readonly field: Field;
  readonly value: unknown;
  /** The whole body, for fields that are shown with a neighbour (levels with their evidence). */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Name and address of an attachment, where the reader may have it. */
  readonly attachment?: (id: string) => { name: string; href: string } | undefined;
};

const Codes = ({ codes, name }: { codes: readonly string[]; name: (code: string) => string }) => (
  <span className="ls-tags">
    {codes.map((code) => (
      <Tag key={code}>{name(code)}</Tag>
    ))}
  </span>
);

const Coded = ({ table, codes }: { table: 'sectors' | 'tests' | 'facility-fields'; codes: readonly string[] }) => (
  <Codes codes={codes} name={useCodes(table).name} />
);
const Placed = ({ codes }: { codes: readonly string[] }) => <Codes codes={codes} name={useRegions().name} />;
const Country = ({ code }: { code: string }) => <>{useRegions().country(code)}</>;

const Mrl = ({ level }: { level: number }) => {
  const names = useCodes('mrl');
  return (
    <>
      MRL {level}
      {names.byCode.has(String(level)) ? <span className="ls-sub">{names.name(String(level))}</span> : null}
    </>
  );
};

const EvidenceList = ({ items, attachment }: { items: readonly Evidence[]; attachment: Props['attachment'] }) => {
  const names = useCodes('trl');
  return (
    <ol className="ls-evidence">
      {[...items]
        .sort((a, b) => a.level - b.level)
        .map((item, index) => {
          const file = item.attachmentId ? attachment?.(item.attachmentId) : undefined;
          return (
            <li key={index}>
              <b>TRL {item.level}</b>
              {names.byCode.has(String(item.level)) ? <span className="tt-quiet"> {names.name(String(item.level))}</span> : null}
              <p>
                <LocalizedText value={asLocalized(item.statement)} multiline />
              </p>
              {file ? (
                <a className="tt-link" href={file.href} download>
                  {file.name}
                </a>
              ) : null}
            </li>
          );
        })}
    </ol>
  );
};

const Price = ({ value }: { value: Record<string, unknown> }) => {
  const t = useText('listings');
  const format = useFormat();
  if (value['kind'] === 'negotiable') return <>{t('price.negotiable')}</>;
  return isRecord(value['amount']) ? <>{format.money(value['amount'] as unknown as MoneyValue)}</> : null;
};

/** Nothing at all when the value says nothing. */
export const FieldValue = ({ field, value, body, attachment }: Props): ReactNode => {
  const t = useText('listings');
  const format = useFormat();
  if (!saysSomething(value)) return null;
  const label = t(`fields.${field.name}`);
  const code = (one: string): string => t.maybe(`codes.${field.set ?? ''}.${one}`) ?? one;
  switch (field.shape) {
    case 'title':
    case 'text':
      return <LocalizedText value={asLocalized(value)} />;
    case 'prose':
      return <LocalizedText value={asLocalized(value)} multiline />;
    case 'trl':
      return <TrlLadder level={Number(value)} evidenced={asList<Evidence>(body?.['trlEvidence']).map((item) => item.level)} />;
    case 'trl-range':
      return isRecord(value) ? <TrlLadder range={value as unknown as RangeValue} /> : levelsText(undefined);
    case 'mrl':
      return <Mrl level={Number(value)} />;
    case 'evidence':
      return <EvidenceList items={asList<Evidence>(value)} attachment={attachment} />;
    case 'sectors':
      return <Coded table="sectors" codes={asList<string>(value)} />;
    case 'tests':
      return <Coded table="tests" codes={asList<string>(value)} />;
    case 'facility-field':
      return <Coded table="facility-fields" codes={[asText(value)]} />;
    case 'keywords':
      return <Codes codes={asList<string>(value)} name={(word) => word} />;
    case 'region':
      return <Placed codes={[asText(value)]} />;
    case 'regions':
      return <Placed codes={asList<string>(value)} />;
    case 'country':
      return <Country code={asText(value)} />;
    case 'ip-rights':
      return <IpRightTable rights={asList<IpRight>(value)} label={label} />;
    case 'contributors':
      return <ContributorList people={asList<Contributor>(value)} />;
    case 'choice':
      return <>{code(asText(value))}</>;
    case 'choices':
      return <Codes codes={asList<string>(value)} name={code} />;
    case 'price':
      return isRecord(value) ? <Price value={value} /> : null;
    case 'measures':
      return <MeasureTable measures={asList<MeasureValue>(value)} label={label} />;
    case 'money-range':
      return <>{moneyRangeText(value, t.language) ?? null}</>;
    case 'date':
      return <>{format.date(asText(value))}</>;
    case 'coordinates':
      return isRecord(value) ? <span className="ls-mono">{`${String(value['latitude'])}, ${String(value['longitude'])}`}</span> : null;
    case 'months':
      return <>{t('months', { count: Number(value) })}</>;
    case 'percent':
      return <>{`${asText(value)}%`}</>;
  }
};
