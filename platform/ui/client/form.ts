/** A failed write's sentences go to the fields that they concern; what has no field stays in `ProblemNote`. */
import { fieldErrors, type Problem } from './problem.ts';

type FormLike = { setErrors: (errors: Record<string, string>) => void; getInputNode?: (path: string) => HTMLElement | null };

/** Puts a problem's sentences beside their fields and moves focus to the first one. Returns true when at least one field was named. */
export const showProblem = (form: FormLike, problem: Problem): boolean => {
  const errors = fieldErrors(problem);
  form.setErrors(errors);
  const first = Object.keys(errors)[0];
  if (first) form.getInputNode?.(first)?.focus();
  return first !== undefined;
};

/** After a refused form was drawn: focus on the first field that is wrong, so that nobody has to look for it. */
export const focusFirstFault = (form: HTMLElement | null): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')?.focus());
};
