/** The text face of a plan, read. */
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { SharingPlan } from '../domain/plan.ts';
import { readPlan } from '../domain/read-plan.ts';
import { mostFaults } from './expectations.ts';
import { positionsIn, type Position, type Span } from './positions.ts';
import { parseStatements } from './syntax.ts';
import { TreeBuilder } from './tree.ts';
import { namesOfPlace } from './words.ts';

/** In code units; far beyond what a plan that fits a tree needs, and read within a second. */
export const longestText = 120_000;

export type TextReading = {
  readonly plan: Result<SharingPlan>;
  /** Place in the tree → where it stands in the text; empty as long as a line cannot be read. */
  readonly places: ReadonlyMap<string, Position>;
};

/** These are about the id under which a value is kept. */
const kindsOfKey: ReadonlySet<string> = new Set(['party-unknown', 'party-twice']);

/** Where a place stands, or the nearest thing around it; undefined for what no line says. */
const spanAt = (builder: TreeBuilder, kind: string, place: string): Span | undefined => {
  const own = kindsOfKey.has(kind) ? builder.keys.get(place) : undefined;
  if (own !== undefined) return own;
  for (let at = place; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const span = builder.places.get(at);
    if (span !== undefined) return span;
  }
  return undefined;
};

/** What the tree lacks is, in the text, a line or a word that is not there. */
const asText = (failure: Failure): Failure => {
  const statement = failure.kind === 'field-missing' && failure.field !== undefined ? namesOfPlace(failure.field) : undefined;
  return statement === undefined ? failure : { ...failure, kind: 'text-statement-missing', details: { ...failure.details, statement } };
};

/** As `parsePlanText`, and with the places of the tree in the text. */
export const readPlanText = (text: string): TextReading => {
  const nowhere: TextReading['places'] = new Map();
  const position = positionsIn(text);
  const refused = (errors: readonly Failure[]): Result<SharingPlan> => fail('plan-text-malformed', { errors });
  if (text.length > longestText) {
    const details = { ...position({ offset: longestText, length: 1 }), most: longestText };
    return { plan: refused([{ kind: 'plan-text-too-long', details }]), places: nowhere };
  }
  const { statements, faults } = parseStatements(text);
  if (faults.length > 0) return { plan: refused(faults), places: nowhere };
  if (statements.length === 0) return { plan: refused([{ kind: 'plan-text-empty', details: position({ offset: 0, length: 0 }) }]), places: nowhere };
  const builder = new TreeBuilder();
  for (const statement of statements) builder.add(statement);
  builder.finish();
  const places = new Map([...builder.places].map(([place, span]) => [place, position(span)]));
  const whole = statements[0]!.span;
  const read = readPlan(builder.tree);
  const errors = [
    ...builder.faults.map(({ failure, span }) => ({ ...failure, details: { ...failure.details, ...position(span) } })),
    ...(read.ok ? [] : (read.error.errors ?? [read.error])).map((failure) => {
      const span = spanAt(builder, failure.kind, failure.field ?? '') ?? whole;
      return asText({ ...failure, details: { ...failure.details, ...position(span) } });
    }),
  ];
  if (errors.length === 0 && read.ok) return { plan: ok(read.value), places };
  const offset = ({ details }: Failure): number => Number(details?.['offset']);
  return { plan: refused(errors.sort((a, b) => offset(a) - offset(b)).slice(0, mostFaults)), places };
};

/**
 * Kind `plan-text-malformed`; its `errors` name every fault, in the order of the text. Each has a kind, in `field` the place in the tree
 * where it is known, and in `details` where it stands: `line` and `column` (both from 1), `offset` and `length` (code units). Kinds beside
 * those of `readPlan`: text-unexpected, text-incomplete, text-word-unknown (details: found, expected in both languages),
 * text-word-misspelt (suggestion), text-character-unexpected, text-quote-unclosed, text-indent-unexpected, text-statement-twice,
 * text-statement-missing (details: statement in both languages), text-said-twice, text-name-twice, text-main-member,
 * text-currency-differs (details: currency, plan), plan-text-empty, plan-text-too-long.
 */
export const parsePlanText = (text: string): Result<SharingPlan> => readPlanText(text).plan;
