/** Tokens to statements, and what was wrong on the way: each fault with what stands there and what could have stood there instead. */
import { tokenMatcher, type CstNode, type IRecognitionException, type IToken } from 'chevrotain';
import type { Failure } from '@tongtu/kernel/result';
import { FaultsEnough, mostFaults, type Expectation } from './expectations.ts';
import { planParser } from './grammar.ts';
import { lexStatements } from './lex.ts';
import { nearest } from './nearest.ts';
import { positionsIn, type Span } from './positions.ts';
import { Comma, Indent, Newline, Num, Other, rowOfToken, Text, UnclosedText, useTokens, Word } from './tokens.ts';
import { expectedNames, rowOf, said, words, type WordUse } from './words.ts';

/** More than this many phrases help nobody. */
const mostPhrases = 16;
/** Statements that say one thing. */
const singles: ReadonlySet<string> = new Set(['plan', 'pathway', 'currency', 'effective', 'clawback']);
/** Names of kinds of expected things, for tokens that are no words of the table. */
const kindOfToken: Readonly<Record<string, string>> = {
  Word: 'id',
  Text: 'text',
  Percent: 'share',
  Fraction: 'share',
  Number: 'number',
  Day: 'day',
  Colon: 'colon',
  Comma: 'separator',
  Indent: 'separator',
  Newline: 'line-end',
  Slash: 'slash',
  Open: 'bracket',
  Close: 'bracket',
  Code: 'currency',
  EOF: 'line-end',
};
const useOf = (name: string): WordUse | undefined => (name.startsWith('use:') ? (name.slice(4) as WordUse) : undefined);
const wordOf = (name: string): readonly [WordUse, string] | undefined => {
  const [, use, ...word] = name.startsWith('word:') ? name.split(':') : [];
  return use === undefined ? undefined : [use as WordUse, word.join(':')];
};

/** What belongs to one thing is said once: a number that may begin an amount is an amount. */
const kindsExpected = (names: readonly string[]): Set<string> => {
  const kinds = new Set(names.flatMap((name) => (useOf(name) === 'money' ? ['currency'] : (kindOfToken[name] ?? []))));
  if (kinds.has('currency') && kinds.delete('number')) kinds.add('amount').delete('currency');
  if (kinds.has('currency')) kinds.delete('id');
  if (kinds.has('share')) kinds.delete('number');
  if (kinds.has('id')) kinds.delete('text');
  if (names.includes('use:place') && kinds.delete('number')) kinds.add('region');
  return kinds;
};

type Expected = { readonly said: { readonly zh: string; readonly en: string }; readonly phrases: readonly string[] };

/** What could have stood there, in both languages, and every word among it. */
const expectedOf = (names: readonly string[]): Expected => {
  const kinds = kindsExpected(names);
  const isAmount = kinds.has('amount');
  const rows = names.flatMap((name) => {
    const use = useOf(name);
    if (use === 'money' || (use === 'place' && kinds.has('region')) || use === 'scale') return [];
    if (use !== undefined) return words.filter((row) => row.use === use);
    const [of, word] = wordOf(name) ?? [];
    // `up to` before an amount goes without saying.
    return of === undefined || (isAmount && word === 'up-to') ? [] : (rowOf(of, word!) ?? []);
  });
  const others = [...kinds].map(expectedNames);
  const list = (language: 'zh' | 'en'): string[] => [
    ...rows.slice(0, mostPhrases).map((row) => (language === 'zh' ? `“${said(row.use, row.word, 'zh')}”` : `“${said(row.use, row.word, 'en')}”`)),
    ...others.map((name) => name[language]),
  ];
  const places = names.includes('use:place') ? words.filter((row) => row.use === 'place') : [];
  return { said: { zh: list('zh').join('、'), en: list('en').join(', ') }, phrases: [...rows, ...places].flatMap((row) => [...row.zh, ...row.en]) };
};

const spanOf = (token: IToken): Span => ({ offset: token.startOffset, length: Math.max(token.image.length, 1) });
const shortened = (image: string): string => (image.length > 40 ? `${image.slice(0, 40)}…` : image);

/** A statement as it was parsed, and the stretch of text that it takes. */
export type Statement = { readonly node: CstNode; readonly first: IToken; readonly span: Span };
export type Syntax = { readonly statements: readonly Statement[]; readonly faults: readonly Failure[] };

const faultAt = (token: IToken, names: readonly string[], position: ReturnType<typeof positionsIn>): Failure => {
  const details = { ...position(spanOf(token)), found: shortened(token.image) };
  const { said: expected, phrases } = expectedOf(names);
  if (token.tokenType === UnclosedText) return { kind: 'text-quote-unclosed', details };
  if (token.tokenType === Other) return { kind: 'text-character-unexpected', details: { ...details, expected } };
  if (token.tokenType === Indent && names.includes(Newline.name) && !names.includes(Comma.name))
    return { kind: 'text-indent-unexpected', details: position({ offset: token.endOffset ?? token.startOffset, length: 1 }) };
  if (token.tokenType === Newline || token.tokenType === Indent) return { kind: 'text-incomplete', details: { ...details, expected } };
  if (token.tokenType === Word && phrases.length > 0) {
    const suggestion = nearest(token.image, phrases);
    return suggestion === undefined
      ? { kind: 'text-word-unknown', details: { ...details, expected } }
      : { kind: 'text-word-misspelt', details: { ...details, suggestion, expected } };
  }
  return { kind: 'text-unexpected', details: { ...details, expected } };
};

const faultOf = (error: IRecognitionException, tokens: readonly IToken[], position: ReturnType<typeof positionsIn>): Failure => {
  const { depth, expected } = JSON.parse(error.message) as Expectation;
  // After `up to`, or a currency, only the number of an amount is left to be named.
  const inAmount = error.context.ruleStack.at(-1) === 'amount' && expected.includes(Num.name);
  // A line that lists something could also go on.
  const isList = expected.includes(Newline.name) && !singles.has(rowOfToken.get(tokens[0]!.tokenType)?.word ?? '');
  const names = [...expected, ...(inAmount ? [useTokens.money.name] : []), ...(isList ? [Comma.name] : [])];
  // The end of the input is its last `Newline`.
  const at = tokens.indexOf(error.token);
  const token = tokens[at < 0 ? tokens.length - 1 : Math.min(at + depth, tokens.length - 1)]!;
  return faultAt(token, names, position);
};

/** The tokens of each statement, its `Newline` last. */
const inStatements = (tokens: readonly IToken[]): IToken[][] => {
  const out: IToken[][] = [];
  let rest: IToken[] = [];
  for (const token of tokens) {
    rest.push(token);
    if (token.tokenType === Newline) {
      out.push(rest);
      rest = [];
    }
  }
  return out;
};

/** Undefined where there were so many faults that the rest was not looked at. */
const parsed = (line: () => CstNode): CstNode | undefined => {
  try {
    return line();
  } catch (error) {
    if (error instanceof FaultsEnough) return undefined;
    throw error;
  }
};

/** Parses each statement on its own. Kinds: those of `faultAt`; of a statement with several faults at one place the first is told. */
export const parseStatements = (text: string): Syntax => {
  const position = positionsIn(text);
  const parser = planParser();
  const statements: Statement[] = [];
  const faults: Failure[] = [];
  for (const tokens of inStatements(lexStatements(text))) {
    if (faults.length >= mostFaults) break;
    const first = tokens[0]!;
    const last = tokens.at(-2) ?? first;
    const unclosed = tokens.filter((token) => token.tokenType === UnclosedText);
    if (!tokenMatcher(first, useTokens.statement)) {
      faults.push(faultAt(first, [useTokens.statement.name], position));
      continue;
    }
    parser.input = tokens;
    const node = parsed(() => parser.line());
    const found = [...unclosed.map((token) => faultAt(token, [Text.name], position)), ...parser.errors.map((error) => faultOf(error, tokens, position))];
    const seen = new Set<unknown>();
    faults.push(...found.filter(({ details }) => !seen.has(details?.['offset']) && seen.add(details?.['offset'])));
    const end = last.startOffset + last.image.length;
    if (node !== undefined) statements.push({ node, first, span: { offset: first.startOffset, length: end - first.startOffset } });
  }
  return { statements, faults: faults.slice(0, mostFaults) };
};
