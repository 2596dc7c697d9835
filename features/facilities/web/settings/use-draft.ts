/**
 * A part of the facility while it is being changed. Others may save meanwhile: what they change elsewhere does no harm,
 * what they change here is shown, and the reader decides. Nothing is overwritten unseen.
 */
import { useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Input } from '@tongtu/platform/contract';
import { invalidateRoutes, useAction } from '@tongtu/platform/ui';
import { getFacility, saveFacility, type Facility } from '../../contract/facilities.ts';
import { readsOfDesk } from '../desk/reads.ts';

type Patch = Omit<NonNullable<Input<typeof saveFacility>['body']>, 'revision'>;

/** `read` takes the part out of the facility as the form holds it, `write` makes what is sent. */
export const useDraft = <T>(facility: Facility, read: (facility: Facility) => T, write: (draft: T) => Patch) => {
  const client = useQueryClient();
  const current = useMemo(() => read(facility), [read, facility]);
  const [state, setState] = useState({ base: current, draft: current });
  const text = (value: T): string => JSON.stringify(value);
  const dirty = text(state.draft) !== text(state.base);
  const changedElsewhere = text(current) !== text(state.base);
  if (changedElsewhere && !dirty) setState({ base: current, draft: current });
  const action = useAction(saveFacility, {
    invalidates: [getFacility, ...readsOfDesk],
    onProblem: (problem) => (problem.kind === 'revision-conflict' ? void invalidateRoutes(client, [getFacility]) : undefined),
  });
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
  return {
    draft: state.draft,
    dirty,
    /** Somebody saved this very part while it was being changed here. */
    conflict: dirty && changedElsewhere,
    pending: action.pending,
    done: action.done && !dirty,
    problem: action.problem?.kind === 'revision-conflict' && !changedElsewhere ? undefined : action.problem,
    /** Another part was saved meanwhile: saving again does it. */
    again: action.problem?.kind === 'revision-conflict' && !changedElsewhere,
    errors: action.fieldErrors,
    change: (draft: T) => setState((now) => ({ ...now, draft })),
    discard: () => {
      action.reset();
      setState({ base: current, draft: current });
    },
    keepMine: () => {
      action.reset();
      setState((now) => ({ ...now, base: current }));
    },
    save: async () => {
      const saved = await action.run({ params: { facilityId: facility.id }, body: { revision: facility.revision, ...write(state.draft) } });
      if (saved) setState({ base: read(saved), draft: read(saved) });
    },
  };
};

export type Draft<T> = ReturnType<typeof useDraft<T>>;
