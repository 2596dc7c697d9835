/** The door of rule packs, which are edited in the app: every fault is named with its place, as `readPlan` does it. */
import { compareFractions, zero, type Fraction } from '@tongtu/kernel/fraction';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { RulePackJson } from '../contract/rule-pack.ts';
import { costCategories, entityTypes, pathways, profitStarts, sizes, type Pathway } from './plan.ts';
import { at, Faults, fieldsAt, flagAt, isDay, listAt, shareAt, wholeAt, wordAt, type Fields } from './read-fields.ts';
import {
  noticeObjects,
  noticePlaces,
  ruleKinds,
  strengths,
  ttoBases,
  type BothLanguages,
  type PackRule,
  type PackRuleKind,
  type RulePack,
} from './rule-pack.ts';
import { regions } from './region.ts';
import { shareText } from './write-plan.ts';

const common = ['id', 'kind', 'strength', 'article', 'text', 'confirmed'];
/** What a kind of rule has beside the common fields. */
export const fieldsOfKind: Readonly<Record<PackRuleKind, readonly string[]>> = {
  'income-floor': ['pathways', 'least'],
  'equity-floor': ['least'],
  'profit-floor': ['least', 'yearsLeast', 'yearsMost', 'from'],
  'main-part': ['least'],
  'tto-part': ['pathways', 'least', 'of'],
  'equity-cap': ['most'],
  'person-cap': ['most'],
  'profit-cap': ['most', 'yearsMost'],
  'inventors-share': ['pathways'],
  notice: ['of', 'days', 'places'],
  'guaranteed-return': [],
  'royalty-terms': [],
  'creative-contribution': [],
};

/** Text in both languages; an article's gist may be long. */
const bothAt = (value: unknown, place: string, most: number, faults: Faults): BothLanguages => {
  const { zh, en } = fieldsAt(value, place, ['zh', 'en'], faults);
  for (const [language, text] of [
    ['zh', zh],
    ['en', en],
  ] as const)
    if (typeof text !== 'string' || text.trim() === '' || text.length > most || /[\p{Cc}\u2028\u2029]/u.test(text))
      faults.add(text === undefined ? 'field-missing' : 'text-malformed', at(place, language));
  return { zh: String(zh), en: String(en) };
};

/** Words of a list, none twice, at least one. */
const wordsAt = <const W extends string>(value: unknown, place: string, words: readonly W[], faults: Faults): W[] => {
  const read = listAt(value, place, words.length, faults).flatMap((word, i) => wordAt(word, at(place, i), words, faults) ?? []);
  if (Array.isArray(value) && value.length === 0) faults.add('list-empty', place);
  if (new Set(read).size < read.length) faults.add('word-twice', place);
  return read;
};

/** Zero would ask for nothing. */
const partAt = (value: unknown, place: string, faults: Faults): Fraction => {
  const share = shareAt(value, place, faults);
  if (share !== undefined && compareFractions(share, zero) === 0) faults.add('rate-zero', place);
  return share ?? zero;
};

const readRule = (value: unknown, place: string, taken: Set<string>, faults: Faults): PackRule | undefined => {
  const kind = wordAt((value as Fields | null | undefined)?.['kind'], at(place, 'kind'), ruleKinds, faults);
  if (kind === undefined) return undefined;
  const fields = fieldsAt(value, place, [...common, ...fieldsOfKind[kind]], faults);
  const { id } = fields;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(id)) faults.add(id === undefined ? 'field-missing' : 'code-malformed', at(place, 'id'));
  else if (taken.has(id)) faults.add('pack-rule-twice', at(place, 'id'), { id });
  taken.add(String(id));
  const share = (field: string): Fraction => partAt(fields[field], at(place, field), faults);
  const years = (field: string): number => wholeAt(fields[field], at(place, field), 1, 50, faults) ?? 1;
  const ways = (): Pathway[] => wordsAt(fields['pathways'], at(place, 'pathways'), pathways, faults);
  const base = {
    id: String(id),
    strength: wordAt(fields['strength'], at(place, 'strength'), strengths, faults) ?? 'hard',
    article: bothAt(fields['article'], at(place, 'article'), 300, faults),
    text: bothAt(fields['text'], at(place, 'text'), 1000, faults),
    confirmed: flagAt(fields['confirmed'], at(place, 'confirmed'), true, faults),
  };
  switch (kind) {
    case 'income-floor':
      return { ...base, kind, pathways: ways(), least: share('least') };
    case 'equity-floor':
    case 'main-part':
      return { ...base, kind, least: share('least') };
    case 'profit-floor': {
      const [yearsLeast, yearsMost] = [years('yearsLeast'), years('yearsMost')];
      if (yearsLeast > yearsMost) faults.add('range-reversed', at(place, 'yearsMost'));
      const from = wordAt(fields['from'], at(place, 'from'), profitStarts, faults) ?? 'production-start';
      return { ...base, kind, least: share('least'), yearsLeast, yearsMost, from };
    }
    case 'tto-part':
      return { ...base, kind, pathways: ways(), least: share('least'), of: wordAt(fields['of'], at(place, 'of'), ttoBases, faults) ?? 'pool' };
    case 'equity-cap': {
      const bySize = fieldsAt(fields['most'], at(place, 'most'), sizes, faults);
      const of = (size: string): Fraction => partAt(bySize[size], at(at(place, 'most'), size), faults);
      return { ...base, kind, most: { large: of('large'), medium: of('medium'), small: of('small') } };
    }
    case 'person-cap':
      return { ...base, kind, most: share('most') };
    case 'profit-cap':
      return { ...base, kind, most: share('most'), yearsMost: years('yearsMost') };
    case 'inventors-share':
      return { ...base, kind, pathways: ways() };
    case 'notice': {
      const days = fields['days'] === null ? null : (wholeAt(fields['days'], at(place, 'days'), 1, 365, faults) ?? null);
      const of = wordAt(fields['of'], at(place, 'of'), noticeObjects, faults) ?? 'price';
      return { ...base, kind, of, days, places: wordsAt(fields['places'], at(place, 'places'), noticePlaces, faults) };
    }
    default:
      return { ...base, kind };
  }
};

const dayAt = (value: unknown, place: string, faults: Faults): string => {
  if (!isDay(value)) faults.add(value === undefined ? 'field-missing' : 'date-malformed', place);
  return String(value);
};

const readNetIncome = (value: unknown, faults: Faults): RulePack['netIncome'] => {
  if (value === null) return null;
  const fields = fieldsAt(value, 'netIncome', ['allowed', 'article', 'text'], faults);
  const allowed =
    Array.isArray(fields['allowed']) && fields['allowed'].length === 0 ? [] : wordsAt(fields['allowed'], 'netIncome.allowed', costCategories, faults);
  return { allowed, article: bothAt(fields['article'], 'netIncome.article', 300, faults), text: bothAt(fields['text'], 'netIncome.text', 1000, faults) };
};

const top = ['code', 'version', 'title', 'region', 'entityTypes', 'effectiveFrom', 'effectiveTo', 'netIncome', 'countsTto', 'rules'];
const mostRules = 50;

/**
 * Kind `pack-invalid`; its `errors` name every fault with its place in `field` (`rules.2.least`). Kinds beside those of `readPlan`:
 * code-malformed, pack-rule-twice, word-twice, range-reversed.
 */
export const readRulePack = (json: unknown): Result<RulePack> => {
  const faults = new Faults();
  const fields = fieldsAt(json, '', top, faults);
  if (faults.found.some(({ field }) => field === '')) return fail('pack-invalid', { errors: faults.found });
  const { code, region } = fields;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(code)) faults.add(code === undefined ? 'field-missing' : 'code-malformed', 'code');
  if (typeof region !== 'string' || !regions.includes(region))
    faults.add(region === undefined ? 'field-missing' : 'word-unknown', 'region', { known: regions });
  const effectiveFrom = dayAt(fields['effectiveFrom'], 'effectiveFrom', faults);
  const effectiveTo = fields['effectiveTo'] === undefined ? undefined : dayAt(fields['effectiveTo'], 'effectiveTo', faults);
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) faults.add('range-reversed', 'effectiveTo');
  const taken = new Set<string>();
  const items = listAt(fields['rules'], 'rules', mostRules, faults);
  if (Array.isArray(fields['rules']) && items.length === 0) faults.add('list-empty', 'rules');
  const pack: RulePack = {
    code: String(code),
    version: wholeAt(fields['version'], 'version', 1, 9999, faults) ?? 1,
    title: bothAt(fields['title'], 'title', 200, faults),
    region: String(region),
    entityTypes: wordsAt(fields['entityTypes'], 'entityTypes', entityTypes, faults),
    effectiveFrom,
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    netIncome: readNetIncome(fields['netIncome'] ?? null, faults),
    countsTto: flagAt(fields['countsTto'], 'countsTto', false, faults),
    rules: items.flatMap((rule, i) => readRule(rule, at('rules', i), taken, faults) ?? []),
  };
  return faults.found.length > 0 ? fail('pack-invalid', { errors: faults.found }) : ok(pack);
};

/** The JSON face; `readRulePack` reads it back to the same pack. */
export const writeRulePack = ({ rules, netIncome, ...pack }: RulePack): RulePackJson => ({
  ...pack,
  entityTypes: [...pack.entityTypes],
  netIncome: netIncome === null ? null : { ...netIncome, allowed: [...netIncome.allowed] },
  rules: rules.map((rule): RulePackJson['rules'][number] => {
    const { confirmed, ...rest } = rule;
    const texts = {
      ...('least' in rule ? { least: shareText(rule.least) } : {}),
      ...(rule.kind === 'equity-cap'
        ? { most: { large: shareText(rule.most.large), medium: shareText(rule.most.medium), small: shareText(rule.most.small) } }
        : 'most' in rule
          ? { most: shareText(rule.most) }
          : {}),
      ...('pathways' in rule ? { pathways: [...rule.pathways] } : {}),
      ...('places' in rule ? { places: [...rule.places] } : {}),
    };
    return { ...rest, ...texts, ...(confirmed ? {} : { confirmed }) } as RulePackJson['rules'][number];
  }),
});
