/**
 * What is typed over something that others may save meanwhile. It is sent with the revision from which it began, not with the one that a
 * page read anew in the background: whoever types decides once he has seen what the others wrote. Pure.
 */
export type RevisedDraft<T> = {
  readonly revision: number;
  /** As it was saved at that revision. */
  readonly base: T;
  readonly draft: T;
};
type Saved<T> = { readonly revision: number; readonly value: T };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const begun = <T>({ revision, value }: Saved<T>): RevisedDraft<T> => ({ revision, base: value, draft: value });

/** Somebody else saved since, and here something was typed. */
export const isConflict = <T>(state: RevisedDraft<T>, saved: Saved<T>): boolean => state.revision !== saved.revision && !same(state.draft, state.base);

/** Where nothing was typed, what others saved is simply shown. */
export const followed = <T>(state: RevisedDraft<T>, saved: Saved<T>): RevisedDraft<T> =>
  state.revision === saved.revision || isConflict(state, saved) ? state : begun(saved);

/** What was typed stays, and is sent over what the others saved, which has been seen. */
export const keptMine = <T>(state: RevisedDraft<T>, saved: Saved<T>): RevisedDraft<T> => ({ ...state, revision: saved.revision, base: saved.value });
