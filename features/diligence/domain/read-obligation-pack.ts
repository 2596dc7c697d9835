/** The door of obligation packs, which are edited in the app: every fault is named with its place. */
import { organizationKinds } from '@tongtu/parties/contract';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { casePathways } from './case.ts';
import { evidenceKinds } from './evidence.ts';
import {
  counterpartyPlaces,
  dueSteps,
  noticeParts,
  noticePlaces,
  suppliers,
  type Article,
  type BothLanguages,
  type Due,
  type Element,
  type Need,
  type NoticeRule,
  type ObligationPack,
  type When,
  type WorkingCalendar,
} from './obligation-pack.ts';
import { priceMethods, pricingTracks } from './pricing.ts';
import { at, codeAt, dayAt, Faults, fieldsAt, flagAt, listAt, textAt, wholeAt, wordAt, wordsAt, type Fields } from './read-fields.ts';

/** The whole country, and the provinces of GB/T 2260. */
const regions: readonly string[] = [
  'CN',
  ...'11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ').map((digits) => `${digits}0000`),
];
const [mostArticles, mostElements, mostNeeds, mostPieces, mostDays] = [100, 60, 10, 20, 366];
/** The longest article of the law on transformation has some 900 characters. */
const [mostName, mostText, mostArticle] = [200, 1000, 6000];

const bothAt = (value: unknown, place: string, most: number, faults: Faults): BothLanguages => {
  const { zh, en } = fieldsAt(value, place, ['zh', 'en'], faults);
  return { zh: textAt(zh, at(place, 'zh'), most, faults), en: textAt(en, at(place, 'en'), most, faults) };
};

/** Ids may be named only once, whichever list they stand in. */
const ownId = (value: unknown, place: string, taken: Set<string>, faults: Faults): string => {
  const id = codeAt(value, place, faults);
  if (taken.has(id)) faults.add('pack-id-twice', place, { id });
  taken.add(id);
  return id;
};

const readArticle = (value: unknown, place: string, taken: Set<string>, faults: Faults): Article => {
  const fields = fieldsAt(value, place, ['id', 'law', 'article', 'text', 'confirmed'], faults);
  const text = fieldsAt(fields['text'], at(place, 'text'), ['zh', 'en'], faults);
  const zh = textAt(text['zh'], at(place, 'text.zh'), mostArticle, faults, true);
  return {
    id: ownId(fields['id'], at(place, 'id'), taken, faults),
    law: bothAt(fields['law'], at(place, 'law'), mostName, faults),
    article: bothAt(fields['article'], at(place, 'article'), mostName, faults),
    text: text['en'] === undefined ? { zh } : { zh, en: textAt(text['en'], at(place, 'text.en'), mostArticle, faults, true) },
    confirmed: flagAt(fields['confirmed'], at(place, 'confirmed'), faults),
  };
};

/** Ids of articles of this pack, at least one: a duty without a source is none. */
const citedAt = (value: unknown, place: string, articles: ReadonlySet<string>, faults: Faults): string[] => {
  if (Array.isArray(value) && value.length === 0) faults.add('list-empty', place);
  return listAt(value, place, 20, faults).flatMap((id, i) =>
    typeof id === 'string' && articles.has(id)
      ? [id]
      : (faults.add('pack-article-unknown', at(place, i), typeof id === 'string' ? { id: id.slice(0, mostName) } : {}) ?? []),
  );
};

const readNeed = (value: unknown, place: string, faults: Faults): Need => {
  const fields = fieldsAt(value, place, ['anyOf', 'atLeast'], faults);
  return {
    anyOf: wordsAt(fields['anyOf'], at(place, 'anyOf'), evidenceKinds, faults),
    atLeast: wholeAt(fields['atLeast'], at(place, 'atLeast'), 1, mostPieces, faults),
  };
};

const readDue = (value: unknown, place: string, faults: Faults): Due => {
  const fields = fieldsAt(value, place, ['before', 'daysAfterSigning'], faults);
  if (fields['daysAfterSigning'] === undefined) return { before: wordAt(fields['before'], at(place, 'before'), dueSteps, faults) ?? 'signing' };
  if (fields['before'] !== undefined) faults.add('pack-field-unknown', at(place, 'before'), { known: ['daysAfterSigning'] });
  return { daysAfterSigning: wholeAt(fields['daysAfterSigning'], at(place, 'daysAfterSigning'), 1, 3660, faults) };
};

const readWhen = (value: unknown, place: string, faults: Faults): When => {
  const fields = fieldsAt(value, place, ['tracks', 'methods', 'pathways', 'counterparty'], faults);
  const words = <const W extends string>(field: string, known: readonly W[]): W[] | undefined =>
    fields[field] === undefined ? undefined : wordsAt(fields[field], at(place, field), known, faults);
  const [tracks, methods, pathways] = [words('tracks', pricingTracks), words('methods', priceMethods), words('pathways', casePathways)];
  const counterparty = words('counterparty', counterpartyPlaces);
  return { ...(tracks && { tracks }), ...(methods && { methods }), ...(pathways && { pathways }), ...(counterparty && { counterparty }) };
};

const elementFields = ['id', 'name', 'text', 'articles', 'required', 'needs', 'suppliedBy', 'due', 'when'];
const readElement = (value: unknown, place: string, taken: Set<string>, articles: ReadonlySet<string>, faults: Faults): Element => {
  const fields = fieldsAt(value, place, elementFields, faults);
  const needs = listAt(fields['needs'], at(place, 'needs'), mostNeeds, faults);
  // Without a need it would be met by nothing.
  if (Array.isArray(fields['needs']) && fields['needs'].length === 0) faults.add('list-empty', at(place, 'needs'));
  return {
    id: ownId(fields['id'], at(place, 'id'), taken, faults),
    name: bothAt(fields['name'], at(place, 'name'), mostName, faults),
    text: bothAt(fields['text'], at(place, 'text'), mostText, faults),
    articles: citedAt(fields['articles'], at(place, 'articles'), articles, faults),
    required: flagAt(fields['required'], at(place, 'required'), faults),
    needs: needs.map((need, i) => readNeed(need, at(at(place, 'needs'), i), faults)),
    suppliedBy: wordAt(fields['suppliedBy'], at(place, 'suppliedBy'), suppliers, faults) ?? 'manager',
    due: readDue(fields['due'], at(place, 'due'), faults),
    when: readWhen(fields['when'], at(place, 'when'), faults),
  };
};

const readNotice = (value: unknown, articles: ReadonlySet<string>, faults: Faults): NoticeRule | null => {
  if (value === null) return null;
  const fields = fieldsAt(value, 'notice', ['days', 'endsOnWorkingDay', 'places', 'tells', 'articles', 'tracks'], faults);
  return {
    days: wholeAt(fields['days'], 'notice.days', 1, 365, faults),
    endsOnWorkingDay: flagAt(fields['endsOnWorkingDay'], 'notice.endsOnWorkingDay', faults),
    places: wordsAt(fields['places'], 'notice.places', noticePlaces, faults),
    tells: wordsAt(fields['tells'], 'notice.tells', noticeParts, faults),
    articles: citedAt(fields['articles'], 'notice.articles', articles, faults),
    tracks: wordsAt(fields['tracks'], 'notice.tracks', pricingTracks, faults),
  };
};

/** Whether the computer knows the zone is asked where the clock is: here it is only a name. */
const readCalendar = (value: unknown, faults: Faults): WorkingCalendar | null => {
  if (value === null) return null;
  const fields = fieldsAt(value, 'calendar', ['zone', 'holidays', 'workdays', 'knownUntil'], faults);
  const days = (field: string): string[] => {
    const read = listAt(fields[field], at('calendar', field), mostDays, faults).map((day, i) => dayAt(day, at(at('calendar', field), i), faults));
    if (new Set(read).size < read.length) faults.add('word-twice', at('calendar', field));
    return read;
  };
  const [holidays, workdays] = [days('holidays'), days('workdays')];
  workdays.forEach((day, i) => holidays.includes(day) && faults.add('pack-day-contradicts', `calendar.workdays.${i}`, { day }));
  return {
    zone: wordAt(fields['zone'], 'calendar.zone', ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'], faults) ?? 'Asia/Shanghai',
    holidays,
    workdays,
    knownUntil: dayAt(fields['knownUntil'], 'calendar.knownUntil', faults),
  };
};

const top = ['code', 'version', 'title', 'region', 'kinds', 'effectiveFrom', 'effectiveTo', 'articles', 'elements', 'notice', 'calendar'];

/** Fields that may be absent are written as null, so that a pack has one form. */
const present = (fields: Fields, field: string): unknown => fields[field] ?? null;

/**
 * Kind `obligation-pack-invalid`; its `errors` name every fault with its place in `field` (`elements.2.due.before`). Kinds of faults:
 * field-missing, value-malformed, word-unknown, word-twice, list-empty, list-too-long, number-out-of-range, date-malformed,
 * range-reversed, pack-field-unknown, pack-text-malformed, pack-code-malformed, pack-id-twice, pack-article-unknown,
 * pack-day-contradicts.
 */
export const readObligationPack = (json: unknown): Result<ObligationPack> => {
  const faults = new Faults();
  const fields = fieldsAt(json, '', top, faults);
  if (faults.found.some(({ field }) => field === '')) return fail('obligation-pack-invalid', { errors: faults.found });
  const effectiveFrom = dayAt(fields['effectiveFrom'], 'effectiveFrom', faults);
  const effectiveTo = fields['effectiveTo'] === undefined ? undefined : dayAt(fields['effectiveTo'], 'effectiveTo', faults);
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) faults.add('range-reversed', 'effectiveTo');
  const [takenArticles, takenElements] = [new Set<string>(), new Set<string>()];
  const articles = listAt(fields['articles'], 'articles', mostArticles, faults).map((one, i) => readArticle(one, at('articles', i), takenArticles, faults));
  const elements = listAt(fields['elements'], 'elements', mostElements, faults).map((one, i) =>
    readElement(one, at('elements', i), takenElements, takenArticles, faults),
  );
  const pack: ObligationPack = {
    code: codeAt(fields['code'], 'code', faults),
    version: wholeAt(fields['version'], 'version', 1, 9999, faults),
    title: bothAt(fields['title'], 'title', mostName, faults),
    region: wordAt(fields['region'], 'region', regions, faults) ?? 'CN',
    kinds: wordsAt(fields['kinds'], 'kinds', organizationKinds, faults),
    effectiveFrom,
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    articles,
    elements,
    notice: readNotice(present(fields, 'notice'), takenArticles, faults),
    calendar: readCalendar(present(fields, 'calendar'), faults),
  };
  return faults.found.length > 0 ? fail('obligation-pack-invalid', { errors: faults.found }) : ok(pack);
};
