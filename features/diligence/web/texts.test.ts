/** Words for everything that comes as a code: a missing one would show the code to people. */
import { describe, expect, it } from 'vitest';
import { organizationKinds } from '@tongtu/parties/contract';
import { priceRecordKinds } from '../contract/price-records.ts';
import { caseActions, caseStates } from '../domain/case-lifecycle.ts';
import { caseParts, casePathways } from '../domain/case.ts';
import { evidenceKinds } from '../domain/evidence.ts';
import { dueSteps, noticeParts, noticePlaces, suppliers } from '../domain/obligation-pack.ts';
import { priceActions, priceGuards, priceMethods, priceStates, pricingTracks } from '../domain/pricing.ts';
import { findings, reviewStates } from '../domain/review-lifecycle.ts';
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh.json' with { type: 'json' };
import { groupOrder, placeOfKind } from './dossier/groups.ts';
import { recordTypes } from './dossier/record-address.ts';

const coded: Readonly<Record<string, readonly string[]>> = {
  'cases.states': caseStates,
  'cases.acts': caseActions,
  'cases.acts.lead': caseStates,
  'cases.parts': caseParts,
  'parts.pathways': casePathways,
  'parts.methods': priceMethods,
  'pricing.tracks': pricingTracks,
  'pricing.states': priceStates,
  'pricing.actions': priceActions,
  'pricing.does': priceActions,
  'pricing.guards': priceGuards,
  'pricing.kinds': priceRecordKinds,
  'pricing.kindHints': priceRecordKinds,
  'pricing.institutions': priceRecordKinds,
  'dossier.statuses': groupOrder,
  'dossier.records': recordTypes,
  'dossier.places': ['edit', ...new Set(evidenceKinds.flatMap((kind) => placeOfKind('c', kind)?.tab ?? []))],
  evidenceKinds,
  suppliers,
  due: [...dueSteps, 'days-after-signing'],
  'reviews.states': reviewStates,
  'reviews.findings': findings,
  'reviews.guest.hints': findings,
  'obligationPacks.kinds': organizationKinds,
  'obligationPacks.noticeParts': noticeParts,
  'obligationPacks.places': noticePlaces,
};

describe.each([
  ['zh', zh],
  ['en', en],
])('words of cases and dossiers in %s', (_, texts) => {
  it.each(Object.entries(coded))('%s', (section, codes) => {
    const found = section.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], texts) as Record<string, unknown>;
    expect(codes.filter((code) => found[code] === undefined)).toEqual([]);
  });
});
