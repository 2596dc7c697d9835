/** A draft on a page, kept in the browser's session until it is saved or dropped: a reload loses nothing. */
import { useCallback, useEffect, useState } from 'react';
import type { Result } from '@tongtu/kernel/result';
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { readPlan } from '../../domain/read-plan.ts';
import * as drafts from './draft.ts';
import type { Draft, Fault, WrittenFace } from './draft.ts';

const prefix = 'tongtu.sharing.';
type Kept = { readonly base: string; readonly draft: Draft };

/** A draft that a page left in the browser's session. */
export const keptDraft = (key: string): Draft | undefined => readKept(key)?.draft;
export const forgetDraft = (key: string): void => writeKept(key, '', undefined);

/** `base` names what the draft began from; what began from something else is said to. A browser that keeps nothing is no error. */
const readKept = (key: string): Kept | undefined => {
  try {
    const [base, stored] = JSON.parse(sessionStorage.getItem(prefix + key) ?? '[]') as [string?, string?];
    const draft = drafts.fromStored(stored ?? null);
    return base === undefined || draft === undefined ? undefined : { base, draft };
  } catch {
    return undefined;
  }
};
const writeKept = (key: string, base: string, draft: Draft | undefined): void => {
  try {
    if (draft === undefined) sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, JSON.stringify([base, drafts.toStored(draft)]));
  } catch {
    // Full or forbidden: the draft lives as long as the page does.
  }
};

export type DraftState = {
  readonly draft: Draft;
  /** Something differs from what the draft began with. */
  readonly dirty: boolean;
  /** What this draft began from. */
  readonly base: string;
  /** It was found in the browser's session. */
  readonly restored: boolean;
  readonly setForm: (tree: SharingPlanJson) => void;
  readonly type: (face: 'text' | 'json', value: string, read: Result<SharingPlan>, faults?: readonly Fault[]) => void;
  readonly drop: (face: WrittenFace) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Another plan in its place; undoing brings back the one before. */
  readonly replaceBy: (tree: SharingPlanJson) => void;
  /** Begin anew from what is now saved; `keep` takes the own plan along. */
  readonly startFrom: (tree: SharingPlanJson, base: string, keep?: 'mine') => void;
};

export const useDraft = (key: string, initial: SharingPlanJson, base: string): DraftState => {
  const [state, setState] = useState(() => {
    const kept = readKept(key);
    const fresh = drafts.draftOf(initial)!;
    return { draft: kept?.draft ?? fresh, base: kept?.base ?? base, origin: fresh.tree, restored: kept !== undefined };
  });
  const { draft, origin } = state;
  const dirty = !drafts.sameTree(draft.tree, origin) || Object.values(draft.typed).some((one) => one.faults.length > 0);
  useEffect(() => {
    const timer = setTimeout(() => writeKept(key, state.base, dirty ? draft : undefined), 250);
    return () => clearTimeout(timer);
  }, [key, state.base, draft, dirty]);
  const change = useCallback((how: (now: Draft) => Draft) => setState((now) => ({ ...now, draft: how(now.draft) })), []);
  return {
    draft,
    dirty,
    base: state.base,
    restored: state.restored,
    setForm: useCallback((tree) => change((now) => drafts.typeIn(now, 'form', tree, readPlan(tree), Date.now())), [change]),
    type: useCallback((face, value, read, faults) => change((now) => drafts.typeIn(now, face, value, read, Date.now(), faults)), [change]),
    drop: useCallback((face) => change((now) => drafts.drop(now, face)), [change]),
    undo: useCallback(() => change(drafts.undo), [change]),
    redo: useCallback(() => change(drafts.redo), [change]),
    replaceBy: useCallback((tree) => change((now) => drafts.replaceBy(now, tree)), [change]),
    startFrom: useCallback((tree, next, keep) => {
      const fresh = drafts.draftOf(tree)!;
      setState((now) => ({ draft: keep === 'mine' ? now.draft : fresh, base: next, origin: fresh.tree, restored: false }));
    }, []),
  };
};
