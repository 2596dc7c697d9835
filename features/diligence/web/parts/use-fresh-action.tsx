/**
 * A write that stands for a signature: as `useAction`, and where the house asks to sign in again, `dialog` does so and the same
 * write is tried once more. Put `dialog` anywhere on the page.
 */
import { useRef, useState, type ReactNode } from 'react';
import type { Input, Output, Route } from '@tongtu/platform/contract';
import { useAction, type ActionOptions } from '@tongtu/platform/ui';
import { FreshSignIn } from './fresh-sign-in.tsx';

type Action<R extends Route> = ReturnType<typeof useAction<R>>;

export const useFreshAction = <R extends Route>(route: R, options: ActionOptions<R> = {}): Action<R> & { readonly dialog: ReactNode } => {
  const [open, setOpen] = useState(false);
  const asked = useRef<Input<R> | undefined>(undefined);
  const action = useAction(route, {
    ...options,
    onProblem: (problem) => (problem.kind === 'sign-in-again' ? setOpen(true) : options.onProblem?.(problem)),
  });
  const run = (input?: Input<R>): Promise<Output<R> | undefined> => {
    asked.current = input;
    return action.run(input);
  };
  const again = async (): Promise<void> => {
    setOpen(false);
    await action.run(asked.current);
  };
  const dialog = <FreshSignIn open={open} onDone={again} onClose={() => setOpen(false)} />;
  // While the dialog asks, the refusal is no news.
  const problem = open ? undefined : action.problem;
  return { ...action, run, problem, dialog };
};
