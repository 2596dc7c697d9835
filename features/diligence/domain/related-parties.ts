/**
 * How unit and people of a case hang together with the other side (企业国有资产法 43–46, 公司法 265). The check knows what was put in and
 * nothing else: memberships, parents, shareholdings, declarations. It finds ways and names their source; people judge them.
 *
 * Every organization has owners: its parent, and who holds shares of it. `waysUp` follows them; two organizations hang together where
 * one stands on the other's way up, or where the ways meet. What meets only in a government body does not count: enterprises of the
 * state are not related merely because the state holds them all (公司法 265(四)).
 */
import type { Localized } from '@tongtu/kernel/localized';
import type { OrganizationKind } from '@tongtu/parties/contract';
import type { RelatedFinding } from '../contract/declarations.ts';
import type { Declaration } from './declaration.ts';
import { nameShown } from './name-key.ts';
import { partyNodes } from './party-nodes.ts';
import { waysUp, wayToShare, type Way, type WaysUp } from './ways-up.ts';

export type KnownOrganization = { readonly id: string; readonly kind: OrganizationKind; readonly name: Localized; readonly parentId: string | null };
/** A holding of the day of the check. */
export type KnownHolding = {
  readonly id: string;
  readonly heldId: string;
  readonly holder: { readonly organizationId: string | null; readonly name: string | null };
  readonly share: string;
};
export type Party = { readonly organizationId: string | null; readonly name: string | null };

export type RelatedPartyInputs = {
  readonly caseId: string;
  readonly unitId: string;
  readonly counterparty: Party;
  /** Everything that lies on a way up from unit, counterparty, memberships and what was declared. */
  readonly organizations: readonly KnownOrganization[];
  readonly holdings: readonly KnownHolding[];
  readonly people: readonly { readonly personId: string; readonly memberships: readonly string[] }[];
  /** Those of these people that no later one stands in place of. */
  readonly declarations: readonly Pick<Declaration, 'id' | 'personId' | 'kind' | 'caseId' | 'about' | 'share'>[];
};
/** Without names of people: they are added where it is shown. */
export type Finding = Omit<RelatedFinding, 'personName'>;

export const relatedWays: readonly Finding['way'][] = [
  'same-organization',
  'parent',
  'common-parent',
  'shareholding',
  'common-holder',
  'membership',
  'position',
  'personal-shareholding',
  'family',
  'interest',
  'gift',
];

const text = (name: Localized | null): string => (name === null ? '' : `${name.zh ?? ''}|${name.en ?? ''}`);
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: Finding, b: Finding): number =>
  relatedWays.indexOf(a.way) - relatedWays.indexOf(b.way) ||
  before(a.personId ?? '', b.personId ?? '') ||
  before(a.source.type, b.source.type) ||
  before(a.source.id, b.source.id) ||
  before(text(a.through), text(b.through));

/** All findings, in an order that does not depend on the order of what was put in. */
export const findRelatedParties = (inputs: RelatedPartyInputs): Finding[] => {
  const nodes = partyNodes(inputs.organizations);
  const others = nodes.of(inputs.counterparty);
  const known = new Map<string, WaysUp>();
  const ways = (node: string): WaysUp => {
    const found = known.get(node) ?? waysUp(node, inputs.organizations, inputs.holdings, nodes);
    known.set(node, found);
    return found;
  };
  const found = [
    ...others.flatMap((other) => ofUnit(inputs, other, ways, nodes.nameOf)),
    ...inputs.people.flatMap(({ personId, memberships }) =>
      [...new Set(memberships)]
        // What the unit and its owners have to do with the other side is found once, as the unit's.
        .filter((member) => others.includes(member) || !ways(inputs.unitId).has(member))
        .filter((member) => member !== inputs.unitId)
        .flatMap((member): Finding[] => {
          const near = others.some((other) => hangTogether(member, other, ways));
          const through = others.includes(member) ? null : nodes.nameOf(member);
          return near ? [{ way: 'membership', personId, through, share: null, source: { type: 'membership', id: member } }] : [];
        }),
    ),
    ...inputs.declarations.flatMap((declared) => ofDeclaration(inputs, declared, others, ways, nodes)),
  ];
  const once = new Map(found.map((one) => [JSON.stringify([one.way, one.personId, one.source.type, one.source.id, text(one.through)]), one]));
  return [...once.values()].sort(inOrder);
};

type Ways = (node: string) => WaysUp;
const hangTogether = (a: string, b: string, ways: Ways): boolean => a === b || ways(a).has(b) || ways(b).has(a);

const ofWay = (way: Way, nameOf: (node: string) => Localized | null): Finding => {
  const last = way.findLast((step) => step.share !== null);
  const between = way.length > 1 ? nameOf(way[0]!.to) : null;
  return last === undefined
    ? { way: 'parent', personId: null, through: between, share: null, source: { type: 'organization', id: way[0]!.from } }
    : { way: 'shareholding', personId: null, through: between, share: wayToShare(way), source: { type: 'shareholding', id: last.sourceId } };
};

const ofUnit = ({ unitId, organizations }: RelatedPartyInputs, other: string, ways: Ways, nameOf: (node: string) => Localized | null): Finding[] => {
  if (other === unitId) return [{ way: 'same-organization', personId: null, through: null, share: null, source: { type: 'organization', id: unitId } }];
  const [mine, theirs] = [ways(unitId), ways(other)];
  const direct = [mine.get(other), theirs.get(unitId)].filter((way) => way !== undefined);
  if (direct.length > 0) return direct.map((way) => ofWay(way, nameOf));
  const state = new Set(organizations.filter(({ kind }) => kind === 'government-body').map(({ id }) => id));
  const common = [...mine.keys()].filter((node) => theirs.has(node) && !state.has(node));
  // Beyond the first owner that both have, everything above is common too.
  const nearest = common.filter((node) => ![mine.get(node)!, theirs.get(node)!].some((way) => way.slice(0, -1).some((step) => common.includes(step.to))));
  return nearest.map((node) => {
    const [there, here] = [theirs.get(node)!, mine.get(node)!];
    const held = [there, here].map((way) => way.findLast((step) => step.share !== null)).find((step) => step !== undefined);
    const through = nameOf(node);
    return held === undefined
      ? { way: 'common-parent', personId: null, through, share: null, source: { type: 'organization', id: node } }
      : { way: 'common-holder', personId: null, through, share: wayToShare(there), source: { type: 'shareholding', id: held.sourceId } };
  });
};

const ofDeclaration = (
  inputs: RelatedPartyInputs,
  declared: RelatedPartyInputs['declarations'][number],
  others: readonly string[],
  ways: Ways,
  nodes: ReturnType<typeof partyNodes>,
): Finding[] => {
  const { kind, about } = declared;
  if (kind === 'none') return [];
  const near = nodes.of(about);
  const direct = near.some((node) => others.includes(node));
  // Whoever declares it for this case says himself that it matters, whatever he calls the other side.
  if (!direct && declared.caseId !== inputs.caseId && !near.some((node) => others.some((other) => hangTogether(node, other, ways)))) return [];
  const through = direct || near[0] === undefined ? null : (nodes.nameOf(near[0]) ?? (about.name === null ? null : nameShown(about.name)));
  return [
    {
      way: kind === 'shareholding' ? 'personal-shareholding' : kind,
      personId: declared.personId,
      through,
      share: declared.share,
      source: { type: 'declaration', id: declared.id },
    },
  ];
};

/** People of the case who have said nothing for it yet, in the order of their ids. */
export const undeclaredPeople = ({ caseId, people, declarations }: Pick<RelatedPartyInputs, 'caseId' | 'people' | 'declarations'>): string[] =>
  [...new Set(people.map(({ personId }) => personId))]
    .filter((personId) => !declarations.some((declared) => declared.personId === personId && declared.caseId === caseId))
    .sort(before);
