/** Parsed statements to the JSON face, with the place in the text of everything that the tree holds. */
import type { CstNode, IToken } from 'chevrotain';
import type { Failure } from '@tongtu/kernel/result';
import { has, nodes, spanOf, spanOfToken, tokens, wordIn } from './cst.ts';
import { mostFaults } from './expectations.ts';
import type { Span } from './positions.ts';
import type { Statement } from './syntax.ts';
import { rowOfToken } from './tokens.ts';
import { dayOf, idOf, languageOfName, numberText, quoted, scaled, shareOf, treeWord } from './values.ts';
import { namesOfPlace } from './words.ts';

type Tree = Record<string, unknown>;

/** Builds one tree. */
export class TreeBuilder {
  readonly tree: Tree = { version: 1 };
  /** Place → where its value stands. */
  readonly places = new Map<string, Span>();
  /** Place → where the id stands under which the value is kept: of `steps.1.shares.team`, the word `team`. */
  readonly keys = new Map<string, Span>();
  /** Without positions in `details`; `span` is where. */
  readonly faults: { readonly failure: Failure; readonly span: Span }[] = [];
  private readonly steps: Tree[] = [];

  add(statement: Statement): void {
    const { node, first, span } = statement;
    const line = Object.values((node.children['statement']![0] as CstNode).children)[0]![0] as CstNode;
    const build = this.lines[line.name];
    build?.(line, { word: first, span });
  }

  private put(tree: Tree, place: string, value: unknown, span: Span): void {
    const key = place.slice(place.lastIndexOf('.') + 1);
    if (tree[key] !== undefined) {
      const statement = namesOfPlace(place);
      this.fault(statement === undefined ? 'text-said-twice' : 'text-statement-twice', place, span, statement === undefined ? {} : { statement });
      return;
    }
    tree[key] = value;
    this.places.set(place, span);
  }

  private fault(kind: string, field: string, span: Span, details: Record<string, unknown> = {}): void {
    if (this.faults.length < mostFaults) this.faults.push({ failure: { kind, field, details }, span });
  }

  private id(node: CstNode): { readonly id: string; readonly span: Span } {
    const token = tokens(node, 'value')[0]!;
    return { id: idOf(token), span: spanOfToken(token) };
  }

  private names(node: CstNode, place: string): Tree {
    const names: Tree = {};
    for (const name of nodes(node, 'name')) {
      const token = tokens(name, 'Text')[0]!;
      const mark = wordIn(name, 'language');
      const text = quoted(token);
      const language = mark === undefined ? languageOfName(text) : treeWord(mark, 'language');
      if (names[language] === undefined) names[language] = text;
      else this.fault('text-name-twice', place, spanOfToken(token));
    }
    return names;
  }

  private share(node: CstNode): { readonly text: string; readonly span: Span } {
    const token = tokens(node, 'value')[0]!;
    return { text: shareOf(token), span: spanOfToken(token) };
  }

  /** An amount that names a currency names that of the plan; looked at when the whole text was read. */
  private readonly currencies: { readonly code: string; readonly span: Span; readonly place: string }[] = [];
  private amount(node: CstNode, place: string): { readonly text: string; readonly span: Span } {
    for (const money of nodes(node, 'money')) {
      const token = tokens(money, 'value')[0]!;
      this.currencies.push({ code: treeWord(token, 'money'), span: spanOfToken(token), place });
    }
    return { text: scaled(tokens(node, 'Number')[0]!, wordIn(node, 'scale')), span: spanOf(node) };
  }

  /** Kept under the id, once. */
  private putById(tree: Tree, place: string, node: CstNode, value: string, span: Span): void {
    const { id, span: at } = this.id(node);
    const field = `${place}.${id}`;
    if (Object.hasOwn(tree, id)) this.fault('party-twice', field, at, { party: id });
    else {
      Object.defineProperty(tree, id, { value, enumerable: true, writable: true, configurable: true });
      this.places.set(field, span);
      this.keys.set(field, at);
    }
  }

  private shares(node: CstNode, name: string, place: string): Tree {
    const shares: Tree = {};
    for (const item of nodes(node, name).filter((each) => has(each, 'share'))) {
      const { text, span } = this.share(nodes(item, 'share')[0]!);
      this.putById(shares, place, nodes(item, 'id')[0]!, text, span);
    }
    return shares;
  }

  /** Name, contribution and `main`, of a party or a member. */
  private about(node: CstNode, tree: Tree, place: string, mayBeMain: boolean): void {
    for (const about of nodes(node, 'about')) {
      const contribution = wordIn(about, 'contribution');
      const [names] = nodes(about, 'names');
      if (contribution !== undefined) this.put(tree, `${place}.contribution`, treeWord(contribution, 'contribution'), spanOfToken(contribution));
      else if (names !== undefined) this.put(tree, `${place}.name`, this.names(names, `${place}.name`), spanOf(names));
      else if (mayBeMain) this.put(tree, `${place}.main`, true, spanOf(about));
      else this.fault('text-main-member', place, spanOf(about));
    }
  }

  private answer(node: CstNode): boolean {
    const token = wordIn(node, 'answer');
    return token === undefined || treeWord(token, 'answer') === 'yes';
  }

  private step(step: Tree, span: Span): string {
    const place = `steps.${this.steps.length}`;
    this.steps.push(step);
    this.places.set(place, span);
    if (this.tree['steps'] === undefined) this.places.set('steps', span);
    this.tree['steps'] = this.steps;
    return place;
  }

  private split(line: CstNode, word: IToken, span: Span): void {
    const split: Tree = { kind: 'split' };
    const place = this.step(split, span);
    this.places.set(`${place}.shares`, spanOfToken(word));
    const [amount] = nodes(line, 'amount');
    if (amount !== undefined) {
      const { text, span: at } = this.amount(amount, `${place}.upTo`);
      this.put(split, `${place}.upTo`, text, at);
    }
    const items = nodes(line, 'splitItems')[0]!;
    split['shares'] = this.shares(items, 'splitItem', `${place}.shares`);
    const caps: Tree = {};
    for (const item of nodes(items, 'splitItem')) {
      const [cap] = nodes(item, 'amount');
      const [overflow] = nodes(item, 'overflowTo');
      if (cap !== undefined) {
        const [party] = nodes(item, 'id');
        const { text, span: at } = this.amount(cap, `${place}.caps.${this.id(party!).id}`);
        this.putById(caps, `${place}.caps`, party!, text, at);
      }
      if (overflow !== undefined) {
        const { id, span: at } = this.id(overflow);
        this.put(split, `${place}.overflow`, id, at);
      }
    }
    if (Object.keys(caps).length > 0) split['caps'] = caps;
  }

  private readonly lines: Readonly<Record<string, (line: CstNode, at: { readonly word: IToken; readonly span: Span }) => void>> = {
    planLine: (line, { span }) => this.put(this.tree, 'title', this.names(nodes(line, 'names')[0]!, 'title'), span),
    pathwayLine: (line) => this.single(line, 'pathway', (token) => treeWord(token, 'pathway')),
    currencyLine: (line) => this.single(line, 'currency', (token) => treeWord(token, 'money')),
    effectiveLine: (line) => this.single(line, 'effectiveOn', dayOf),
    clawbackLine: (line) => this.single(line, 'clawback', (token) => treeWord(token, 'answer') === 'yes'),
    organizationLine: (line, { span }) => {
      const unit: Tree = {};
      this.put(this.tree, 'unit', unit, span);
      const entity = tokens(line, 'entity')[0]!;
      this.put(unit, 'unit.entityType', treeWord(entity, 'entity'), spanOfToken(entity));
      for (const term of nodes(line, 'organizationTerm')) {
        const [region] = tokens(term, 'region');
        const [size] = tokens(term, 'size');
        if (region !== undefined)
          this.put(unit, 'unit.region', rowOfToken.has(region.tokenType) ? treeWord(region, 'place') : numberText(region), spanOfToken(region));
        else if (size !== undefined) this.put(unit, 'unit.size', treeWord(size, 'size'), spanOfToken(size));
        else this.put(unit, 'unit.publishedRule', this.answer(term), spanOf(term));
      }
    },
    partiesLine: (line, { span }) => {
      const parties = nodes(line, 'party').map((node, i) => {
        const place = `parties.${i}`;
        const { id, span: at } = this.id(nodes(node, 'id')[0]!);
        const role = wordIn(node, 'role')!;
        const party: Tree = {};
        this.places.set(place, spanOf(node));
        this.put(party, `${place}.id`, id, at);
        this.put(party, `${place}.role`, treeWord(role, 'role'), spanOfToken(role));
        this.about(node, party, place, false);
        return party;
      });
      this.put(this.tree, 'parties', parties, span);
    },
    baseLine: (line, { span }) => {
      const kind = tokens(line, 'kind')[0]!;
      const base: Tree = {};
      this.put(this.tree, 'base', base, span);
      this.put(base, 'base.kind', treeWord(kind, 'base'), spanOfToken(kind));
      const deduct = tokens(line, 'use:category');
      if (base['kind'] === 'net' || deduct.length > 0) {
        base['deduct'] = deduct.map((token) => treeWord(token, 'category'));
        this.places.set('base.deduct', deduct[0] === undefined ? spanOfToken(kind) : spanOfToken(deduct[0]));
        deduct.forEach((token, i) => this.places.set(`base.deduct.${i}`, spanOfToken(token)));
      }
    },
    recoupLine: (line, { span }) => {
      const recoup: Tree = { kind: 'recoup' };
      const place = this.step(recoup, span);
      const { id, span: at } = this.id(nodes(line, 'id')[0]!);
      this.put(recoup, `${place}.party`, id, at);
      for (const term of nodes(line, 'recoupTerm')) {
        const [share] = nodes(term, 'share');
        const [amount] = nodes(term, 'amount');
        if (share !== undefined) {
          const { text, span: where } = this.share(share);
          this.put(recoup, `${place}.rate`, text, where);
        } else if (amount !== undefined) {
          const { text, span: where } = this.amount(amount, `${place}.upTo`);
          this.put(recoup, `${place}.upTo`, text, where);
        }
      }
    },
    nextLine: (line, { word, span }) => this.split(line, word, span),
    restLine: (line, { word, span }) => this.split(line, word, span),
    equityLine: (line, { word, span }) => {
      const equity: Tree = {};
      this.put(this.tree, 'equity', equity, span);
      const number = tokens(line, 'Number')[0]!;
      this.put(equity, 'equity.shares', scaled(number, wordIn(line, 'scale')), spanOfToken(number));
      equity['allocation'] = this.shares(line, 'shareItem', 'equity.allocation');
      this.places.set('equity.allocation', spanOfToken(word));
    },
    annualLine: (line, { span }) => {
      const annual: Tree = {};
      this.put(this.tree, 'annualProfit', annual, span);
      const { id, span: at } = this.id(nodes(line, 'id')[0]!);
      this.put(annual, 'annualProfit.party', id, at);
      const { text, span: rate } = this.share(nodes(line, 'share')[0]!);
      this.put(annual, 'annualProfit.rate', text, rate);
      for (const term of nodes(line, 'annualTerm')) {
        const [from] = tokens(term, 'from');
        const [years] = tokens(term, 'years');
        const [startYear] = tokens(term, 'startYear');
        if (from !== undefined) this.put(annual, 'annualProfit.from', treeWord(from, 'profit-start'), spanOfToken(from));
        if (years !== undefined) this.put(annual, 'annualProfit.years', Number(numberText(years)), spanOfToken(years));
        if (startYear !== undefined) this.put(annual, 'annualProfit.startYear', Number(numberText(startYear)), spanOfToken(startYear));
      }
    },
    poolLine: (line, { word, span }) => {
      const pool: Tree = {};
      this.put(this.tree, 'pool', pool, span);
      const { id, span: at } = this.id(nodes(line, 'id')[0]!);
      this.put(pool, 'pool.party', id, at);
      this.places.set('pool.members', spanOfToken(word));
      pool['members'] = nodes(line, 'member').map((node, i) => {
        const place = `pool.members.${i}`;
        const { id: memberId, span: where } = this.id(nodes(node, 'id')[0]!);
        const { text, span: weight } = this.share(nodes(node, 'share')[0]!);
        const member: Tree = {};
        this.places.set(place, spanOf(node));
        this.put(member, `${place}.id`, memberId, where);
        this.put(member, `${place}.weight`, text, weight);
        this.about(node, member, place, true);
        return member;
      });
    },
    tiesLine: (line, { span }) => {
      const rounding: Tree = {};
      const ids = nodes(line, 'id').map((node) => this.id(node));
      if (this.tree['rounding'] !== undefined) this.fault('text-statement-twice', 'rounding.ties', span, { statement: namesOfPlace('rounding.ties') });
      this.tree['rounding'] = rounding;
      this.put(
        rounding,
        'rounding.ties',
        ids.map(({ id }) => id),
        span,
      );
      ids.forEach(({ span: at }, i) => this.places.set(`rounding.ties.${i}`, at));
    },
    termsLine: (line, { span }) => {
      const terms: Tree = {};
      this.put(this.tree, 'terms', terms, span);
      for (const term of nodes(line, 'term')) {
        const [flag] = tokens(term, 'flag');
        const [party] = nodes(term, 'id');
        if (flag !== undefined) this.put(terms, `terms.${treeWord(flag, 'term')}`, this.answer(term), spanOf(term));
        else this.put(terms, 'terms.taxBearer', party === undefined ? 'each' : this.id(party).id, spanOf(term));
      }
    },
  };

  private single(line: CstNode, place: string, value: (token: IToken) => unknown): void {
    const token = tokens(line, 'value')[0]!;
    this.put(this.tree, place, value(token), spanOfToken(token));
  }

  /** What can be said only when all lines were read. */
  finish(): void {
    const plan = this.tree['currency'];
    for (const { code, span, place } of this.currencies)
      if (typeof plan === 'string' && code !== plan) this.fault('text-currency-differs', place, span, { currency: code, plan });
  }
}
