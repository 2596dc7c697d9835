/** The face of a card, section by section. Withheld fields keep their place as a locked line that says what to do. */
import type { ReactNode } from 'react';
import { IconLock } from '@tabler/icons-react';
import { KeyValue, Section, useText } from '@tongtu/platform/ui';
import type { ListingKind } from '../../contract/bodies.ts';
import type { Layer } from '../../contract/cards.ts';
import { fieldOf, sectionsOf, type Field } from '../fields.ts';
import { saysSomething } from '../values.ts';
import { FieldValue } from './field-value.tsx';

export type FaceProps = {
  readonly kind: ListingKind;
  readonly body: Readonly<Record<string, unknown>>;
  readonly withheld?: readonly { readonly field: string; readonly layer: Layer }[];
  /** What a reader can do about fields of a layer: a link or button. */
  readonly unlock?: (layer: Layer) => ReactNode;
  readonly attachment?: (id: string) => { name: string; href: string } | undefined;
};

/** Shown as a fact of one line; everything else gets a block with its own heading. */
const short = new Set<Field['shape']>([
  'mrl',
  'choice',
  'choices',
  'price',
  'money-range',
  'date',
  'coordinates',
  'country',
  'months',
  'percent',
  'facility-field',
  'text',
  'regions',
]);

export const LockedLine = ({ layer, children }: { layer: Layer; children?: ReactNode }) => {
  const t = useText('listings');
  return (
    <span className="ls-locked">
      <IconLock size={15} stroke={1.8} aria-hidden="true" />
      <span>{t(`withheld.${layer}`)}</span>
      {children}
    </span>
  );
};

export const Face = ({ kind, body, withheld = [], unlock, attachment }: FaceProps) => {
  const t = useText('listings');
  const locked = (name: string): Layer | undefined => withheld.find((one) => one.field === name)?.layer;
  const label = (name: string): string => t.maybe(`fields.${name}_${kind}`) ?? t(`fields.${name}`);
  return (
    <>
      {sectionsOf[kind].map((section) => {
        const fields = section.fields
          .flatMap((name) => fieldOf(kind, name) ?? [])
          .filter((field) => saysSomething(body[field.name]) || locked(field.name) !== undefined);
        if (fields.length === 0) return null;
        const value = (field: Field): ReactNode => {
          const layer = locked(field.name);
          return layer === undefined ? (
            <FieldValue field={field} value={body[field.name]} body={body} {...(attachment ? { attachment } : {})} />
          ) : (
            <LockedLine layer={layer}>{unlock?.(layer)}</LockedLine>
          );
        };
        const blocks = fields.filter((field) => !short.has(field.shape));
        const facts = fields.filter((field) => short.has(field.shape));
        return (
          <Section key={section.key} id={`section-${section.key}`} title={t(`sections.${section.key}_${kind}`)}>
            {blocks.map((field) => (
              <div key={field.name} className="ls-block" id={`field-${field.name}`}>
                {/* A block whose name is the section's needs no heading of its own. */}
                {label(field.name) === t(`sections.${section.key}_${kind}`) ? null : <h3 className="ls-block-name">{label(field.name)}</h3>}
                {value(field)}
              </div>
            ))}
            {facts.length > 0 ? <KeyValue items={facts.map((field) => [label(field.name), value(field)] as const)} /> : null}
          </Section>
        );
      })}
    </>
  );
};
