/** Each way in which unit or people of a case hang together with the other side, in a few small families of organizations. */
import { describe, expect, it, test } from 'vitest';
import { nameKey, nameShown } from './name-key.ts';
import { findRelatedParties, undeclaredPeople, type Finding, type KnownOrganization, type RelatedPartyInputs } from './related-parties.ts';
import { holdingSteps } from './ways-up.ts';

const organization = (id: string, parentId: string | null = null, kind: KnownOrganization['kind'] = 'private-enterprise'): KnownOrganization => ({
  id,
  kind,
  name: { zh: `${id} 公司`, en: `${id} Ltd.` },
  parentId,
});
const holding = (heldId: string, holderId: string, share = '50') => ({
  id: `${holderId}>${heldId}`,
  heldId,
  holder: { organizationId: holderId, name: null },
  share,
});
const inputs = (more: Partial<RelatedPartyInputs> = {}): RelatedPartyInputs => ({
  caseId: 'case',
  unitId: 'unit',
  counterparty: { organizationId: 'other', name: null },
  organizations: [organization('unit', null, 'university'), organization('other')],
  holdings: [],
  people: [],
  declarations: [],
  ...more,
});
const declared = (more: Partial<RelatedPartyInputs['declarations'][number]> = {}): RelatedPartyInputs['declarations'][number] => ({
  id: 'declaration',
  personId: 'person',
  kind: 'family',
  caseId: null,
  about: { organizationId: 'other', name: null },
  share: null,
  ...more,
});
const short = ({ way, personId, through, share, source }: Finding): string =>
  [way, personId, through?.en ?? through?.zh ?? null, share, `${source.type} ${source.id}`].filter((part) => part !== null).join(' | ');
const found = (more: Partial<RelatedPartyInputs>): string[] => findRelatedParties(inputs(more)).map(short);
const family = (...organizations: readonly KnownOrganization[]): Partial<RelatedPartyInputs> => ({
  organizations: [...organizations, ...inputs().organizations.filter(({ id }) => !organizations.some((one) => one.id === id))],
});

it('finds nothing between strangers', () => expect(found({})).toEqual([]));

describe('the unit', () => {
  it('is the other side itself, by id or by name', () => {
    expect(found({ counterparty: { organizationId: 'unit', name: null } })).toEqual(['same-organization | organization unit']);
    expect(found({ counterparty: { organizationId: null, name: 'ＵＮＩＴ　ltd' } })).toEqual(['same-organization | organization unit']);
  });
  it('has it as a daughter, as a granddaughter, and the other way round', () => {
    expect(found(family(organization('other', 'unit')))).toEqual(['parent | organization other']);
    expect(found(family(organization('other', 'between'), organization('between', 'unit')))).toEqual(['parent | between Ltd. | organization other']);
    expect(found(family(organization('unit', 'other', 'university')))).toEqual(['parent | organization unit']);
  });
  it('has one mother with it, the nearest; a government body is none', () => {
    const sisters = [organization('unit', 'mother'), organization('other', 'mother')] as const;
    expect(found(family(...sisters, organization('mother', 'grandmother'), organization('grandmother')))).toEqual([
      'common-parent | mother Ltd. | organization mother',
    ]);
    expect(found(family(...sisters, organization('mother', null, 'government-body')))).toEqual([]);
  });
  it('holds shares of it, over several steps multiplied', () => {
    expect(found({ holdings: [holding('other', 'unit', '12.5')] })).toEqual(['shareholding | 12.5 | shareholding unit>other']);
    expect(found({ ...family(organization('between')), holdings: [holding('other', 'between', '40'), holding('between', 'unit', '25')] })).toEqual([
      'shareholding | between Ltd. | 10 | shareholding unit>between',
    ]);
  });
  it('is held by it, also together with parents', () => {
    expect(found({ ...family(organization('daughter', 'other')), holdings: [holding('unit', 'daughter', '51')] })).toEqual([
      'shareholding | daughter Ltd. | 51 | shareholding daughter>unit',
    ]);
  });
  it('has one holder with it, an organization or a name', () => {
    expect(found({ ...family(organization('fund')), holdings: [holding('unit', 'fund', '10'), holding('other', 'fund', '30')] })).toEqual([
      'common-holder | fund Ltd. | 30 | shareholding fund>other',
    ]);
    const typed = (heldId: string, name: string) => ({ ...holding(heldId, name), holder: { organizationId: null, name } });
    expect(found({ holdings: [typed('unit', '某某 基金'), typed('other', '某某基金')] })).toEqual([
      'common-holder | 某某 基金 | 50 | shareholding 某某基金>other',
    ]);
  });
  it('counts shareholdings up to the last step and no further', () => {
    const chain = (length: number): Partial<RelatedPartyInputs> => {
      const names = ['other', ...Array.from({ length: length - 1 }, (_, i) => `step${i}`), 'unit'];
      return { ...family(...names.slice(1, -1).map((id) => organization(id))), holdings: names.slice(1).map((id, i) => holding(names[i]!, id, '100')) };
    };
    expect(found(chain(holdingSteps))).toHaveLength(1);
    expect(found(chain(holdingSteps + 1))).toEqual([]);
  });
  it('comes to an end in rings of parents and of shareholdings', () => {
    expect(found({ ...family(organization('unit', 'a'), organization('a', 'unit')), holdings: [holding('unit', 'a'), holding('a', 'unit')] })).toEqual([]);
  });
});

describe('people', () => {
  const people = (...memberships: readonly string[]) => ({ people: [{ personId: 'person', memberships }] });
  it('belong to it, to its daughter, or to its owner', () => {
    expect(found(people('unit', 'other'))).toEqual(['membership | person | membership other']);
    expect(found({ ...people('daughter'), ...family(organization('daughter', 'other')) })).toEqual([
      'membership | person | daughter Ltd. | membership daughter',
    ]);
    expect(found({ ...people('fund'), ...family(organization('fund')), holdings: [holding('other', 'fund')] })).toEqual([
      'membership | person | fund Ltd. | membership fund',
    ]);
  });
  it('have nothing of their own in what the unit and its owners have', () => {
    const sisters = family(organization('unit', 'mother'), organization('other', 'mother'), organization('mother'));
    expect(found({ ...people('unit', 'mother'), ...sisters }).filter((line) => line.startsWith('membership'))).toEqual([]);
  });
  test.each([
    ['position', 'position'],
    ['family', 'family'],
    ['interest', 'interest'],
    ['gift', 'gift'],
    ['shareholding', 'personal-shareholding'],
  ] as const)('who declared: %s', (kind, way) => {
    const share = kind === 'shareholding' ? '3' : null;
    expect(found({ declarations: [declared({ kind, share })] })).toEqual([`${way} | person${share === null ? '' : ' | 3'} | declaration declaration`]);
  });
  it('who declared about it by another spelling of its name, or about its daughter', () => {
    expect(found({ declarations: [declared({ about: { organizationId: null, name: '「Other」 LTD' } })] })).toEqual([
      'family | person | declaration declaration',
    ]);
    expect(found({ ...family(organization('daughter', 'other')), declarations: [declared({ about: { organizationId: 'daughter', name: null } })] })).toEqual([
      'family | person | daughter Ltd. | declaration declaration',
    ]);
  });
  it('who declared something for this very case, whatever they called the other side', () => {
    expect(found({ declarations: [declared({ kind: 'interest', caseId: 'case', about: { organizationId: null, name: null } })] })).toEqual([
      'interest | person | declaration declaration',
    ]);
    expect(found({ declarations: [declared({ caseId: 'case', about: { organizationId: null, name: '别家' } })] })).toEqual([
      'family | person | 别家 | declaration declaration',
    ]);
  });
  it('who declared that there is none, or about others', () => {
    expect(found({ declarations: [declared({ kind: 'none', caseId: 'case' })] })).toEqual([]);
    expect(
      found({
        declarations: [
          declared({ about: { organizationId: null, name: 'another' } }),
          declared({ caseId: 'another case', about: { organizationId: null, name: null } }),
        ],
      }),
    ).toEqual([]);
  });
  it('are named who have said nothing for the case', () => {
    const all = {
      caseId: 'case',
      people: [
        { personId: 'b', memberships: [] },
        { personId: 'a', memberships: [] },
      ],
      declarations: [],
    };
    expect(undeclaredPeople(all)).toEqual(['a', 'b']);
    expect(undeclaredPeople({ ...all, declarations: [declared({ personId: 'a', kind: 'none', caseId: 'case' }), declared({ personId: 'b' })] })).toEqual(['b']);
  });
});

describe('a counterparty that is only a name', () => {
  const counterparty = { organizationId: null, name: '远方（示例）公司' };
  it('is met in declarations and among holders', () => {
    expect(found({ counterparty, declarations: [declared({ about: { organizationId: null, name: '远方(示例)公司' } })] })).toEqual([
      'family | person | declaration declaration',
    ]);
    expect(found({ counterparty, holdings: [{ ...holding('unit', 'x'), holder: { organizationId: null, name: '远方(示例) 公司' } }] })).toEqual([
      'shareholding | 50 | shareholding x>unit',
    ]);
  });
  it('is the organization of that name where the house knows one', () => {
    const known = { ...organization('far'), name: { zh: '远方(示例)公司' } };
    expect(found({ counterparty, organizations: [...inputs().organizations, known], people: [{ personId: 'person', memberships: ['far'] }] })).toEqual([
      'membership | person | membership far',
    ]);
  });
  it('that holds neither letter nor digit is nobody', () => expect(found({ counterparty: { organizationId: null, name: '——' } })).toEqual([]));
});

test('names are compared by what they say', () => {
  expect(nameKey('（中国）示例　Materials Co., Ltd.')).toBe('中国示例materialscoltd');
  expect(nameKey('示例有限公司')).not.toBe(nameKey('示例公司'));
  expect([nameShown('示例'), nameShown('Example')]).toEqual([{ zh: '示例' }, { en: 'Example' }]);
});
