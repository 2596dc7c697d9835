/** A form over something that others may save meanwhile: nothing of theirs is overwritten unseen, nothing that was typed is lost. */
import { useState } from 'react';
import { begun, followed, isConflict, keptMine } from './revised-draft.ts';

/** `revision` and `value`: as they were read last, in the form's shape. */
export const useRevisedDraft = <T>(revision: number, value: T) => {
  const saved = { revision, value };
  const [state, setState] = useState(() => begun(saved));
  const now = followed(state, saved);
  if (now !== state) setState(now);
  return {
    draft: now.draft,
    /** The one to send. */
    revision: now.revision,
    conflict: isConflict(now, saved),
    change: (write: T | ((before: T) => T)): void => setState((before) => ({ ...before, draft: write instanceof Function ? write(before.draft) : write })),
    takeTheirs: (): void => setState(begun(saved)),
    keepMine: (): void => setState((before) => keptMine(before, saved)),
  };
};
