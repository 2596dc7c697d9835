/** The text language and the prose of a plan, fetched when a face first needs them: the parser's library is heavy. */
import { use } from 'react';

type Language = {
  readonly text: typeof import('../../language/parse-text.ts');
  readonly print: typeof import('../../language/print-text.ts');
  readonly marks: typeof import('../../language/mark-text.ts');
  readonly clauses: typeof import('../../language/clauses.ts');
};
type Part = keyof Language;

const loads: { readonly [P in Part]: () => Promise<Language[P]> } = {
  text: () => import('../../language/parse-text.ts'),
  print: () => import('../../language/print-text.ts'),
  marks: () => import('../../language/mark-text.ts'),
  clauses: () => import('../../language/clauses.ts'),
};
const loading = new Map<Part, Promise<unknown>>();

/** Waits (Suspense) until the part is there. */
export const useLanguagePart = <P extends Part>(part: P): Language[P] => {
  if (!loading.has(part)) {
    const load = loads[part]();
    // A network that was silent for a moment is asked again.
    load.catch(() => loading.delete(part));
    loading.set(part, load);
  }
  return use(loading.get(part) as Promise<Language[P]>);
};
