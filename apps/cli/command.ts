/** A command as data: its words, its options, what it does. `main.ts` reads the line, runs it and turns its failure into sentences. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '@tongtu/platform/config';
import type { Logger } from '@tongtu/platform/telemetry';
import type { Language } from '@tongtu/kernel/localized';
import type { Failure } from '@tongtu/kernel/result';
import type { Locales } from '@tongtu/platform/i18n';
import type { House } from '@tongtu/server';

export type CommandInput = {
  readonly config: Config;
  readonly log: Logger;
  /** What stands on the line after the command's words. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Opens the house; joins the database of a running server. Closed after the command. */
  readonly house: () => Promise<House>;
  /** Result for programs: one JSON line with `--json`; else the sentence `results.<words joined by a dash>` of the locales with its values, and these lines. */
  readonly answer: (result: object, ...lines: readonly string[]) => void;
  /** Progress for people, on standard error. */
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
};

/** What a command gets that works on files alone: it opens no house and needs no settings. */
export type AloneInput = Pick<CommandInput, 'operands' | 'options'> & {
  readonly locales: Locales;
  /** Of the house, as long as `--language` says no other. */
  readonly language: Language;
  /** A line of the result, on standard output. */
  readonly print: (line: string) => void;
  /** A line for people, on standard error. */
  readonly tell: (line: string) => void;
};

type Spoken = {
  /** `['import', 'listings']` */
  readonly words: readonly string[];
  /** As it is shown: `FILE --organization ID`. Its sentence stands in locales under `commands.<words joined by a dash>`. */
  readonly usage: string;
  readonly options?: ParseArgsOptionsConfig;
};
export type HouseCommand = Spoken & { readonly run: (input: CommandInput) => Promise<void> };
/** Answers the exit status. */
export type AloneCommand = Spoken & { readonly alone: (input: AloneInput) => Promise<number> };
export type Command = HouseCommand | AloneCommand;

/** Ends a command with a failure that has a sentence. */
export class CommandFailed extends Error {
  readonly failure: Failure;
  constructor(kind: string, details: Readonly<Record<string, unknown>> = {}) {
    super(kind);
    this.failure = { kind, details };
  }
}

/** The one operand that a command needs. */
export const operandOf = ({ operands }: Pick<CommandInput, 'operands'>, name: string): string => {
  const [first] = operands;
  if (first === undefined) throw new CommandFailed('operand-missing', { name });
  return first;
};

/** Every value of an option that may be given more than once (`multiple`). */
export const manyOf = ({ options }: Pick<CommandInput, 'options'>, name: string): readonly string[] => {
  const given: unknown = options[name];
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
};
