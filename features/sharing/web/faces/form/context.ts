/** What every field of the form needs: the tree as it is typed, how to change it, what is wrong with it. */
import { createContext, use } from 'react';
import type { Names } from '../names.ts';
import type { Fault } from '../draft.ts';
import type { Tree } from './tree.ts';

export type FormState = {
  readonly tree: Tree;
  readonly change: (tree: Tree) => void;
  readonly faults: readonly Fault[];
  readonly names: Names;
  readonly disabled: boolean;
  /** The sentence at a place of the tree, or below it with `within`. */
  readonly faultAt: (place: string, options?: { readonly within?: boolean }) => string | undefined;
};

const Current = createContext<FormState | null>(null);
export const FormProvider = Current;

export const useForm = (): FormState => {
  const form = use(Current);
  if (form === null) throw new Error('a field of the plan stands outside its form');
  return form;
};
