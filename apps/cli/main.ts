/** `tongtu …`: finds the command, reads settings and options, runs it. Exit status 0 done, 1 failed, 2 not understood. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { configProblems, readConfig } from '@tongtu/platform/config';
import { loadLocales } from '@tongtu/platform/i18n';
import { languages } from '@tongtu/kernel/localized';
import type { House } from '@tongtu/server';
import { CommandFailed, type Command, type HouseCommand } from './command.ts';
import { sharingCommands } from './commands/sharing.ts';
import { witnessCommand } from './commands/witness.ts';
import { failureSentences, performAlone } from './perform-alone.ts';

const locales = loadLocales();
const both = (key: string, values: Readonly<Record<string, unknown>> = {}): string[] =>
  languages.map((language) => locales.translate(language, 'cli', key, values));
const toErr = (...lines: string[]): void => void process.stderr.write(`${lines.join('\n')}\n`);

/** All of them import the house, which takes its time; a command that stands alone is looked for first. */
const allCommands = async (): Promise<readonly Command[]> => (await import('./commands/index.ts')).commands;

const help = async (): Promise<string> =>
  [
    ...both('help.title'),
    '',
    ...(await allCommands()).flatMap((command) => [
      `  tongtu ${command.words.join(' ')} ${command.usage}`.trimEnd(),
      ...both(`commands.${command.words.join('-')}`).map((line) => `      ${line}`),
    ]),
    '',
    ...both('help.json'),
    ...both('help.settings'),
  ].join('\n');

/** The command whose words begin the line; the longest wins. */
const findCommand = (commands: readonly Command[], line: readonly string[]): Command | undefined =>
  commands.filter((command) => command.words.every((word, i) => line[i] === word)).toSorted((a, b) => b.words.length - a.words.length)[0];

type Line = { readonly values: Readonly<Record<string, string | boolean | undefined>>; readonly positionals: readonly string[] };

const parsedLine = (command: Command, line: readonly string[]): Line | undefined => {
  const common: ParseArgsOptionsConfig = { json: { type: 'boolean' }, ...command.options };
  try {
    return parseArgs({ args: line.slice(command.words.length), options: common, allowPositionals: true, strict: true }) as Line;
  } catch (error) {
    toErr(
      ...both('help.not-understood', { reason: error instanceof Error ? error.message : String(error) }),
      '',
      `tongtu ${command.words.join(' ')} ${command.usage}`,
    );
    return undefined;
  }
};

const perform = async (command: HouseCommand, parsed: Line): Promise<number> => {
  const config = readConfig(process.env);
  if (!config.ok) {
    toErr(
      ...languages.map((language) => locales.sentence(language, 'settings-wrong', {}) ?? ''),
      ...configProblems(config.error).map((problem) => `  ${problem}`),
    );
    return 1;
  }
  const [{ createLog }, { isKnownFault, openHouse, startFault }] = await Promise.all([import('@tongtu/platform/telemetry'), import('@tongtu/server')]);
  const serves = command.words[0] === 'serve';
  const log = createLog(serves ? config.value : { logLevel: config.value.logLevel === 'info' ? 'warn' : config.value.logLevel }, 2);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  let house: House | undefined;
  const json = parsed.values['json'] === true;
  try {
    await command.run({
      config: config.value,
      log,
      operands: parsed.positionals,
      options: parsed.values,
      house: async () => (house ??= await openHouse({ config: config.value, log, whenInUse: 'join', work: false })),
      answer: (result, ...lines) => {
        const sentence = locales.translate(config.value.language, 'cli', `results.${command.words.join('-')}`, { ...result });
        process.stdout.write(`${json ? JSON.stringify(result) : [sentence, ...lines].join('\n')}\n`);
      },
      progress: (text) => {
        if (!json) toErr(text);
      },
      signal: stop.signal,
    });
    return 0;
  } catch (error) {
    if (json && error instanceof CommandFailed) process.stdout.write(`${JSON.stringify({ error: error.failure })}\n`);
    toErr(...(error instanceof CommandFailed ? failureSentences(locales, error) : startFault(error, config.value)));
    if (!(error instanceof CommandFailed) && !isKnownFault(error)) log.error({ err: error }, 'command failed');
    return 1;
  } finally {
    await house?.close();
  }
};

const line = process.argv.slice(2);
const command = findCommand([...sharingCommands, witnessCommand], line) ?? findCommand(await allCommands(), line);
if (command !== undefined) {
  const parsed = parsedLine(command, line);
  process.exitCode =
    parsed === undefined
      ? 2
      : 'alone' in command
        ? await performAlone(command, { operands: parsed.positionals, options: parsed.values, locales })
        : await perform(command, parsed);
} else if (line.length === 0 || ['help', '--help', '-h'].includes(line[0]!)) process.stdout.write(`${await help()}\n`);
else {
  toErr(...both('help.unknown', { word: line.slice(0, 2).join(' ') }), '', await help());
  process.exitCode = 2;
}
