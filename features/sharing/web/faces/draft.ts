/**
 * A plan while it is being written. There is one tree; the faces are made from it. The face that is typed in keeps what was typed,
 * also where it cannot be read; then the others keep the last tree that could be. What was typed and cannot be read is kept even when
 * another face changes the plan, until somebody mends or drops it.
 */
import type { Result } from '@tongtu/kernel/result';
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { readPlan } from '../../domain/read-plan.ts';
import { writePlan } from '../../domain/write-plan.ts';
import { inOrder } from './in-order.ts';
import type { Position } from '../../language/positions.ts';

/** Faces that one can write in; clauses and picture are only looked at. */
export const writtenFaces = ['form', 'text', 'json'] as const;
export type WrittenFace = (typeof writtenFaces)[number];

/** `place` of the tree where it is known (`steps.1.shares.team`), `at` in a text. */
export type Fault = { readonly kind: string; readonly place: string; readonly details: Readonly<Record<string, unknown>>; readonly at?: Position };
export type Typed<T> = { readonly value: T; readonly faults: readonly Fault[] };
/** The form holds a tree whose texts may be wrong: shares that do not sum to one, half an amount. */
export type TypedIn = { readonly form?: Typed<SharingPlanJson>; readonly text?: Typed<string>; readonly json?: Typed<string> };

export type Draft = {
  readonly plan: SharingPlan;
  readonly tree: SharingPlanJson;
  readonly typed: TypedIn;
  readonly past: readonly SharingPlanJson[];
  readonly future: readonly SharingPlanJson[];
  /** Which face changed last and when, so that one stretch of typing is one step to undo. */
  readonly last: { readonly face: WrittenFace; readonly at: number } | null;
};

const mostSteps = 100;
/** Milliseconds; whoever pauses longer begins a new step. */
const pause = 1200;

export const sameTree = (a: SharingPlanJson, b: SharingPlanJson): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A fresh draft, or undefined for a tree that cannot be read. */
export const draftOf = (tree: unknown): Draft | undefined => {
  const read = readPlan(tree);
  if (!read.ok) return undefined;
  const plan = inOrder(read.value);
  return { plan, tree: writePlan(plan), typed: {}, past: [], future: [], last: null };
};

/** Faults of `readPlan` as they come in its failure. */
export const faultsOf = (result: Result<SharingPlan>): Fault[] => {
  if (result.ok) return [];
  const all = result.error.errors ?? [result.error];
  return all.map(({ kind, field, details }) => {
    const at = details as Partial<Position> | undefined;
    const isAt = typeof at?.line === 'number' && typeof at.column === 'number';
    return {
      kind,
      place: field ?? '',
      details: details ?? {},
      ...(isAt ? { at: { line: at.line!, column: at.column!, offset: at.offset ?? 0, length: at.length ?? 1 } } : {}),
    };
  });
};

/** What cannot be read stays, whatever happens in other faces. */
const unread = (typed: TypedIn): TypedIn => Object.fromEntries(Object.entries(typed).filter(([, one]) => one.faults.length > 0));
const without = (typed: TypedIn, face: WrittenFace): TypedIn => Object.fromEntries(Object.entries(typed).filter(([name]) => name !== face));

/** `value` was typed into `face` and reads as `read`. `faults` where the face knows better places than `read` does. */
export const typeIn = <F extends WrittenFace>(
  draft: Draft,
  face: F,
  value: NonNullable<TypedIn[F]>['value'],
  read: Result<SharingPlan>,
  now: number,
  faults: readonly Fault[] = faultsOf(read),
): Draft => {
  const typed = { ...unread(without(draft.typed, face)), [face]: { value, faults } };
  if (!read.ok) return { ...draft, typed };
  const plan = inOrder(read.value);
  const tree = writePlan(plan);
  if (sameTree(tree, draft.tree)) return { ...draft, typed };
  const goesOn = draft.last?.face === face && now - draft.last.at < pause;
  const past = goesOn ? draft.past : [...draft.past, draft.tree].slice(-mostSteps);
  return { plan, tree, typed, past, future: [], last: { face, at: now } };
};

/** Forgets what was typed into a face: it shows the plan again. */
export const drop = (draft: Draft, face: WrittenFace): Draft => ({ ...draft, typed: without(draft.typed, face) });

const stand = (draft: Draft, tree: SharingPlanJson, past: readonly SharingPlanJson[], future: readonly SharingPlanJson[]): Draft => {
  const fresh = draftOf(tree)!;
  // A form shows what is undone; half a word in a text would be lost by it.
  return { ...fresh, typed: unread(without(draft.typed, 'form')), past, future };
};
export const undo = (draft: Draft): Draft => {
  const tree = draft.past.at(-1);
  return tree === undefined ? draft : stand(draft, tree, draft.past.slice(0, -1), [draft.tree, ...draft.future]);
};
export const redo = (draft: Draft): Draft => {
  const [tree, ...future] = draft.future;
  return tree === undefined ? draft : stand(draft, tree, [...draft.past, draft.tree], future);
};
/** Another plan in its place (a template, what was saved); one step to undo. */
export const replaceBy = (draft: Draft, tree: SharingPlanJson): Draft =>
  sameTree(tree, draft.tree) ? { ...draft, typed: {} } : { ...stand(draft, tree, [...draft.past, draft.tree].slice(-mostSteps), []), typed: {} };

/** For the browser's store: the tree and what was typed, not the way there. */
export const toStored = ({ tree, typed }: Draft): string => JSON.stringify({ tree, typed });
/** What was stored may be of another version of the house: what does not fit is nothing. */
export const fromStored = (stored: string | null): Draft | undefined => {
  if (stored === null) return undefined;
  try {
    const { tree, typed } = JSON.parse(stored) as { tree?: unknown; typed?: Record<string, unknown> };
    const draft = draftOf(tree);
    if (draft === undefined) return undefined;
    const form = (typed?.['form'] as { value?: unknown } | undefined)?.value;
    const formDraft = form === undefined ? draft : typeIn(draft, 'form', form as SharingPlanJson, readPlan(form), 0);
    const texts = Object.fromEntries(
      (['text', 'json'] as const).flatMap((face) => {
        const one = typed?.[face] as Typed<string> | undefined;
        return typeof one?.value === 'string' && Array.isArray(one.faults) ? [[face, one]] : [];
      }),
    );
    return { ...draft, typed: { ...texts, ...formDraft.typed } };
  } catch {
    return undefined;
  }
};
