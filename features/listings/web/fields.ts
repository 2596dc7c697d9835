/**
 * What each kind of card is made of, as data: the card page, the wizard, the preview and the
 * comparison of versions all read these tables, so that a field is described once. The shapes
 * themselves stand in ../contract/bodies.ts; here stands how a field is shown and asked for.
 */
import {
  contributorRoles,
  exportDeclarations,
  facilityKinds,
  fundInstruments,
  fundingSources,
  ipRegimes,
  ipRightStates,
  ipRightTypes,
  pathways,
  secrecyDeclarations,
  tariffClasses,
  type ListingKind,
} from '../contract/bodies.ts';
import type { Layer } from '../contract/cards.ts';

export { contributorRoles, ipRightStates, ipRightTypes };

export type FieldShape =
  | 'title'
  | 'text'
  | 'prose'
  | 'trl'
  | 'mrl'
  | 'trl-range'
  | 'evidence'
  | 'sectors'
  | 'keywords'
  | 'region'
  | 'regions'
  | 'country'
  | 'ip-rights'
  | 'contributors'
  | 'choice'
  | 'choices'
  | 'price'
  | 'measures'
  | 'money-range'
  | 'date'
  | 'tests'
  | 'coordinates'
  | 'facility-field'
  | 'months'
  | 'percent';

export type Field = {
  /** Key in the card's body; `title` stands beside the body. */
  readonly name: string;
  readonly shape: FieldShape;
  /** For `choice` and `choices`: the codes, labelled by `codes.<set>.<code>`. */
  readonly set?: string;
  readonly options?: readonly string[];
  /** Longest text in code points. */
  readonly max?: number;
  /** The layer it lies in unless its owner moves it; `fixed` is always public. Mirrors domain/disclosure.ts (fields.test.ts compares). */
  readonly layer: Layer | 'fixed';
};

const title: Field = { name: 'title', shape: 'title', max: 200, layer: 'fixed' };
const summary = (max: number): Field => ({ name: 'summary', shape: 'prose', max, layer: 'fixed' });
const prose = (name: string, layer: Field['layer'] = 'public'): Field => ({ name, shape: 'prose', max: 8000, layer });
const choice = (name: string, set: string, options: readonly string[], layer: Field['layer'] = 'public'): Field => ({
  name,
  shape: 'choice',
  set,
  options,
  layer,
});
const choices = (name: string, set: string, options: readonly string[], layer: Field['layer'] = 'public'): Field => ({
  name,
  shape: 'choices',
  set,
  options,
  layer,
});
const plain = (name: string, shape: FieldShape, layer: Field['layer']): Field => ({ name, shape, layer });
const sectors = plain('sectors', 'sectors', 'fixed');
const keywords = plain('keywords', 'keywords', 'fixed');
const region = plain('region', 'region', 'fixed');
// Who declares a state secret is told at once that it has no place here; so the choice is offered.
const secrecy = choice('secrecy', 'secrecy', secrecyDeclarations);
const exportControl = choice('exportControl', 'exportControl', exportDeclarations);

export const fieldsOf: Readonly<Record<ListingKind, readonly Field[]>> = {
  achievement: [
    title,
    summary(2000),
    prose('problem'),
    prose('alternative'),
    prose('costAtScale', 'members'),
    prose('route'),
    plain('trl', 'trl', 'fixed'),
    plain('trlEvidence', 'evidence', 'members'),
    plain('mrl', 'mrl', 'public'),
    sectors,
    keywords,
    region,
    plain('ipRights', 'ip-rights', 'public'),
    plain('contributors', 'contributors', 'members'),
    choice('fundingSource', 'fundingSource', fundingSources),
    choices('pathways', 'pathway', pathways),
    plain('price', 'price', 'members'),
    plain('requirements', 'measures', 'public'),
    plain('fundingWanted', 'money-range', 'members'),
    secrecy,
    exportControl,
  ],
  need: [
    title,
    summary(2000),
    prose('problem'),
    plain('acceptanceCriteria', 'measures', 'public'),
    plain('trlWanted', 'trl-range', 'fixed'),
    plain('budget', 'money-range', 'members'),
    plain('deadline', 'date', 'fixed'),
    choice('ipRegime', 'ipRegime', ipRegimes),
    sectors,
    keywords,
    region,
    secrecy,
    exportControl,
  ],
  facility: [
    title,
    summary(4000),
    choice('facilityKind', 'facilityKind', facilityKinds, 'fixed'),
    plain('field', 'facility-field', 'fixed'),
    plain('capabilities', 'measures', 'public'),
    plain('tests', 'tests', 'public'),
    region,
    plain('country', 'country', 'fixed'),
    { name: 'address', shape: 'text', max: 300, layer: 'members' },
    plain('coordinates', 'coordinates', 'members'),
    plain('trlRange', 'trl-range', 'fixed'),
    prose('qualification'),
    choice('tariffClass', 'tariffClass', tariffClasses),
    sectors,
    keywords,
    secrecy,
    exportControl,
  ],
  fund: [
    title,
    summary(2000),
    prose('thesis'),
    sectors,
    keywords,
    plain('trlRange', 'trl-range', 'fixed'),
    plain('ticket', 'money-range', 'public'),
    choices('instruments', 'instrument', fundInstruments),
    plain('regions', 'regions', 'public'),
    region,
    plain('termMonths', 'months', 'public'),
    plain('lossTolerance', 'percent', 'members'),
    plain('deadline', 'date', 'fixed'),
    secrecy,
  ],
};

export const fieldOf = (kind: ListingKind, name: string): Field | undefined => fieldsOf[kind].find((field) => field.name === name);

export type Group = { readonly key: string; readonly fields: readonly string[] };

/** Steps of the wizard. Every field of the kind stands in exactly one (fields.test.ts). `attachments` and `finish` are no fields. */
export const stepsOf: Readonly<Record<ListingKind, readonly Group[]>> = {
  achievement: [
    { key: 'what', fields: ['title', 'summary', 'problem', 'sectors', 'keywords', 'region'] },
    { key: 'worth', fields: ['alternative', 'costAtScale', 'route'] },
    { key: 'readiness', fields: ['trl', 'trlEvidence', 'mrl'] },
    { key: 'needs', fields: ['requirements', 'fundingWanted'] },
    { key: 'rights', fields: ['ipRights', 'contributors', 'fundingSource', 'pathways', 'price'] },
    { key: 'declarations', fields: ['secrecy', 'exportControl'] },
  ],
  need: [
    { key: 'what', fields: ['title', 'summary', 'problem', 'sectors', 'keywords', 'region'] },
    { key: 'criteria', fields: ['acceptanceCriteria', 'trlWanted'] },
    { key: 'terms', fields: ['budget', 'deadline', 'ipRegime'] },
    { key: 'declarations', fields: ['secrecy', 'exportControl'] },
  ],
  facility: [
    { key: 'what', fields: ['title', 'summary', 'facilityKind', 'field', 'sectors', 'keywords'] },
    { key: 'capabilities', fields: ['capabilities', 'tests', 'trlRange'] },
    { key: 'place', fields: ['region', 'country', 'address', 'coordinates'] },
    { key: 'use', fields: ['qualification', 'tariffClass'] },
    { key: 'declarations', fields: ['secrecy', 'exportControl'] },
  ],
  fund: [
    { key: 'what', fields: ['title', 'summary', 'thesis', 'sectors', 'keywords'] },
    { key: 'terms', fields: ['trlRange', 'ticket', 'instruments', 'termMonths', 'lossTolerance', 'deadline'] },
    { key: 'place', fields: ['regions', 'region'] },
    { key: 'declarations', fields: ['secrecy'] },
  ],
};

/** Sections of the card page, in the order in which a reader asks. Title, summary, sectors, keywords stand in its head. */
export const sectionsOf: Readonly<Record<ListingKind, readonly Group[]>> = {
  achievement: [
    { key: 'what', fields: ['problem', 'alternative'] },
    { key: 'worth', fields: ['costAtScale', 'route'] },
    { key: 'readiness', fields: ['trl', 'trlEvidence', 'mrl'] },
    { key: 'needs', fields: ['requirements', 'fundingWanted'] },
    { key: 'rights', fields: ['ipRights', 'contributors', 'fundingSource', 'pathways', 'price'] },
    { key: 'declarations', fields: ['secrecy', 'exportControl'] },
  ],
  need: [
    { key: 'what', fields: ['problem'] },
    { key: 'criteria', fields: ['acceptanceCriteria', 'trlWanted'] },
    { key: 'terms', fields: ['budget', 'deadline', 'ipRegime'] },
    { key: 'declarations', fields: ['secrecy', 'exportControl'] },
  ],
  facility: [
    { key: 'capabilities', fields: ['capabilities', 'tests', 'trlRange'] },
    { key: 'use', fields: ['qualification', 'tariffClass', 'facilityKind', 'field'] },
    { key: 'place', fields: ['address', 'coordinates', 'country'] },
    { key: 'declarations', fields: ['secrecy', 'exportControl'] },
  ],
  fund: [
    { key: 'what', fields: ['thesis'] },
    { key: 'terms', fields: ['ticket', 'instruments', 'trlRange', 'termMonths', 'lossTolerance', 'deadline'] },
    { key: 'place', fields: ['regions'] },
    { key: 'declarations', fields: ['secrecy'] },
  ],
};
