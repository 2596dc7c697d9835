import { expect, test } from 'vitest';
import { bindingsFor, bindingsOf, boundParties } from './bindings-draft.ts';

const tree = {
  parties: [
    { id: 'unit', role: 'unit' as const },
    { id: 'team', role: 'completers' as const },
    { id: 'fund', role: 'investor' as const },
  ],
  pool: { party: 'team', members: [{ id: 'm1', weight: '100%', main: true }] },
};
test('what came goes back: ids where there are some, else the name', () => {
  const bound = (organizationId: string | null, personId: string | null, zh: string) => ({ organizationId, personId, name: { zh } });
  expect(bindingsOf({ parties: { fund: bound('o', null, '基金'), team: bound(null, null, '团队') }, members: { m1: bound(null, 'p', '张三') } })).toEqual({
    parties: { fund: { organizationId: 'o' }, team: { name: '团队' } },
    members: { m1: { personId: 'p' } },
  });
});
test('only what the tree names is sent, and nothing that says nothing', () =>
  expect(
    bindingsFor(tree, {
      parties: { unit: { name: 'u' }, fund: { name: '' }, gone: { name: 'x' }, team: { name: '团队' } },
      members: { m1: { name: '张三' }, m2: { name: 'y' } },
    }),
  ).toEqual({
    parties: { team: { name: '团队' } },
    members: { m1: { name: '张三' } },
  }));
test('the unit is bound by the house, the party of a pool by its members', () => {
  expect(boundParties(tree).map(({ id }) => id)).toEqual(['fund']);
  expect(boundParties({ parties: tree.parties }).map(({ id }) => id)).toEqual(['team', 'fund']);
});
