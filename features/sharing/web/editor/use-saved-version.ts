/** A draft version while it is changed: saved against the revision that was read, so that nothing of anybody is lost. */
import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { invalidateRoutes, useAction } from '@tongtu/platform/ui';
import { getPlanVersion, savePlanVersion, type Bindings, type VersionView } from '../../contract/versions.ts';
import { wrongFaces } from '../faces/face-parts.tsx';
import { useDraft } from '../faces/use-draft.ts';
import { bindingsFor, bindingsOf } from './bindings-draft.ts';
import { readsOfVersions } from './reads.ts';

const keyOf = ({ planId, version }: VersionView): string => `${planId}.${version}`;
const bindingsKey = (version: VersionView): string => `tongtu.sharing.bindings.${keyOf(version)}.${version.revision}`;

const keptBindings = (version: VersionView): Bindings => {
  try {
    const kept = sessionStorage.getItem(bindingsKey(version));
    if (kept !== null) return JSON.parse(kept) as Bindings;
  } catch {
    // A browser that keeps nothing begins with what was saved.
  }
  return bindingsOf(version.bindings);
};

export const useSavedVersion = (version: VersionView) => {
  const client = useQueryClient();
  const state = useDraft(keyOf(version), version.tree, String(version.revision));
  const [bindings, setBindings] = useState(() => keptBindings(version));
  const saved = JSON.stringify(bindingsFor(state.draft.tree, bindingsOf(version.bindings)));
  const asked = bindingsFor(state.draft.tree, bindings);
  const isBoundAnew = JSON.stringify(asked) !== saved;
  const dirty = state.dirty || isBoundAnew;
  const isElsewhere = state.base !== String(version.revision);
  const { startFrom } = state;
  // Nothing was changed here: what others saved is simply shown.
  if (isElsewhere && !dirty) {
    startFrom(version.tree, String(version.revision));
    setBindings(bindingsOf(version.bindings));
  }
  useEffect(() => {
    try {
      if (isBoundAnew) sessionStorage.setItem(bindingsKey(version), JSON.stringify(bindings));
      else sessionStorage.removeItem(bindingsKey(version));
    } catch {
      // Full or forbidden: what was chosen lives as long as the page does.
    }
  }, [bindings, isBoundAnew, version]);
  const action = useAction(savePlanVersion, {
    invalidates: readsOfVersions,
    onProblem: (problem) => (problem.kind === 'revision-conflict' ? void invalidateRoutes(client, [getPlanVersion]) : undefined),
  });
  return {
    state,
    bindings,
    setBindings,
    dirty,
    /** Something typed cannot be read: it would not be saved. */
    isUnread: wrongFaces(state.draft).length > 0,
    /** Somebody else saved meanwhile. */
    conflict: isElsewhere && dirty && !action.pending,
    pending: action.pending,
    done: action.done && !dirty,
    problem: action.problem?.kind === 'revision-conflict' ? undefined : action.problem,
    errors: action.fieldErrors,
    save: async (): Promise<void> => {
      const answer = await action.run({
        params: { planId: version.planId, version: version.version },
        body: { revision: version.revision, tree: state.draft.tree, bindings: asked },
      });
      if (answer === undefined) return;
      startFrom(answer.tree, String(answer.revision));
      setBindings(bindingsOf(answer.bindings));
    },
    takeTheirs: (): void => {
      action.reset();
      startFrom(version.tree, String(version.revision));
      setBindings(bindingsOf(version.bindings));
    },
    keepMine: (): void => {
      action.reset();
      startFrom(version.tree, String(version.revision), 'mine');
    },
    discard: (): void => {
      action.reset();
      startFrom(version.tree, String(version.revision));
      setBindings(bindingsOf(version.bindings));
    },
  };
};
export type SavedVersion = ReturnType<typeof useSavedVersion>;
