/** The door of packs: every fault is named with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import table from '../data/obligation-packs.json' with { type: 'json' };
import { proposeObligationPack } from '../contract/packs.ts';
import { readObligationPack } from './read-obligation-pack.ts';

const institute = table.packs[0]!;
const faultsOf = (change: object): string[] => {
  const read = readObligationPack({ ...institute, ...change });
  return read.ok ? [] : (read.error.errors ?? []).map(({ kind, field }) => `${kind} ${field}`);
};
const element = (change: object): object => ({ elements: [{ ...institute.elements[0], ...change }, ...institute.elements.slice(1)] });
const article = (change: object): object => ({ articles: [{ ...institute.articles[0], ...change }, ...institute.articles.slice(1)] });
const notice = (change: object): object => ({ notice: { ...institute.notice, ...change } });
const calendar = (change: object): object => ({ calendar: { ...institute.calendar, ...change } });

describe('an obligation pack', () => {
  it('that lies deeper than any pack does not come through the door', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    for (const [depth, isLetIn] of [
      [5, true],
      [50, false],
      [100_000, false],
    ] as const)
      expect(proposeObligationPack.body.safeParse({ content: { code: nested(depth) } }).success).toBe(isLetIn);
    for (const pack of table.packs) expect(proposeObligationPack.body.safeParse({ content: pack }).success).toBe(true);
  });
  it('of objects that do not become a text, and of lists a thousand deep, is refused like any other', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    for (const hostile of [{ toString: 1, valueOf: 1 }, deep]) {
      expect(faultsOf({ code: hostile, effectiveFrom: hostile, title: { zh: hostile, en: hostile }, ...element({ articles: [hostile] }) })).toEqual(
        expect.arrayContaining(['pack-code-malformed code', 'date-malformed effectiveFrom', 'pack-article-unknown elements.0.articles.0']),
      );
    }
  });
  it.each(table.packs.map((pack) => [`${pack.code}@${pack.version}`, pack] as const))('%s is read as it is written', (_, pack) => {
    const read = readObligationPack(pack);
    expect(read.ok && read.value).toEqual(pack);
  });
  it.each([
    ['pack-code-malformed code', { code: 'Institute 院所' }],
    ['number-out-of-range version', { version: 0 }],
    ['field-missing title.en', { title: { zh: '院所' } }],
    ['word-unknown region', { region: '330100' }],
    ['word-unknown kinds.0', { kinds: ['school'] }],
    ['list-empty kinds', { kinds: [] }],
    ['date-malformed effectiveFrom', { effectiveFrom: '2026-02-30' }],
    ['range-reversed effectiveTo', { effectiveTo: '2020-01-01' }],
    ['pack-field-unknown note', { note: 'x' }],
    ['value-malformed elements', { elements: 'none' }],
    ['pack-text-malformed articles.0.text.zh', article({ text: { zh: 'a\u0000b' } })],
    ['value-malformed articles.0.confirmed', article({ confirmed: 'yes' })],
    ['pack-id-twice articles.1.id', article({ id: institute.articles[1]!.id })],
    ['pack-text-malformed elements.0.name.zh', element({ name: { zh: ' ', en: 'x' } })],
    ['pack-text-malformed elements.0.text.zh', element({ text: { zh: '一\n二', en: 'x' } })],
    ['pack-article-unknown elements.0.articles.0', element({ articles: ['no-such-law-1'] })],
    ['list-empty elements.0.articles', element({ articles: [] })],
    ['list-empty elements.0.needs', element({ needs: [] })],
    ['word-unknown elements.0.needs.0.anyOf.1', element({ needs: [{ anyOf: ['rule-text', 'rumour'], atLeast: 1 }] })],
    ['word-twice elements.0.needs.0.anyOf', element({ needs: [{ anyOf: ['rule-text', 'rule-text'], atLeast: 1 }] })],
    ['number-out-of-range elements.0.needs.0.atLeast', element({ needs: [{ anyOf: ['rule-text'], atLeast: 0 }] })],
    ['word-unknown elements.0.due.before', element({ due: { before: 'christmas' } })],
    ['pack-field-unknown elements.0.due.before', element({ due: { before: 'signing', daysAfterSigning: 3 } })],
    ['word-unknown elements.0.when.methods.0', element({ when: { methods: ['barter'] } })],
    ['word-unknown elements.0.suppliedBy', element({ suppliedBy: 'anybody' })],
    ['pack-id-twice elements.1.id', element({ id: institute.elements[1]!.id })],
    ['number-out-of-range notice.days', notice({ days: 0 })],
    ['word-unknown notice.places.0', notice({ places: ['wall'] })],
    ['pack-article-unknown notice.articles.0', notice({ articles: ['x'] })],
    ['date-malformed calendar.holidays.0', calendar({ holidays: ['2026-13-01'] })],
    ['word-unknown calendar.zone', calendar({ zone: 'Mars/Olympus' })],
    ['pack-day-contradicts calendar.workdays.0', calendar({ workdays: ['2026-10-01'] })],
  ])('says %s', (fault, change) => expect(faultsOf(change)).toContain(fault));
  it.each([undefined, null, 7, 'x', [], { elements: [null, 3, {}], articles: [null], calendar: 3, notice: [] }])('refuses %j without falling', (json) => {
    const read = readObligationPack(json);
    expect(read.ok ? 'ok' : read.error.kind).toBe('obligation-pack-invalid');
  });
  it('reads whatever it is given without falling, and takes nothing but packs', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readObligationPack(json).ok).toBe(false);
      }),
    ));
});
