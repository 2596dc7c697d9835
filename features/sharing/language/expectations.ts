/** What a parse error says for itself: which tokens could have stood there. Sentences are made of it later, in the reader's language. */
import { tokenMatcher, type IParserErrorMessageProvider, type IToken, type TokenType } from 'chevrotain';
import { useTokens } from './tokens.ts';

/** What an error carries in place of a sentence: how many tokens of the alternatives still fitted, and what could have followed. */
export type Expectation = { readonly depth: number; readonly expected: readonly string[] };
const told = (depth: number, types: readonly TokenType[]): string =>
  JSON.stringify({ depth, expected: [...new Set(types.map(({ name }) => name))] } satisfies Expectation);

/** The alternatives that fit furthest, and what each of them wants next. */
const furthest = (paths: readonly TokenType[][], actual: readonly IToken[]): string => {
  const fits = paths.map((path) => {
    const stop = path.findIndex((type, i) => actual[i] === undefined || !tokenMatcher(actual[i], type));
    return { path, depth: stop < 0 ? path.length : stop };
  });
  const depth = Math.max(0, ...fits.filter(({ path, depth: fit }) => fit < path.length).map(({ depth: fit }) => fit));
  return told(
    depth,
    fits.filter(({ depth: fit }) => fit === depth).flatMap(({ path }) => path[depth] ?? []),
  );
};

/** Ends the parse of a statement: a thousand faults of one line help nobody, and each costs. */
export class FaultsEnough extends Error {}
export const mostFaults = 50;
let faults = 0;
/** Begins to count for a text. */
export const countFaults = (): void => {
  faults = 0;
};
const counted = (message: string): string => {
  faults += 1;
  if (faults > mostFaults) throw new FaultsEnough();
  return message;
};

export const expectationMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => counted(told(0, [expected])),
  buildNotAllInputParsedMessage: () => counted(told(0, [useTokens.statement])),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual }) => counted(furthest(expectedPathsPerAlt.flat(), actual)),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual }) => counted(furthest(expectedIterationPaths, actual)),
};
