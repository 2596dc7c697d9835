/** `tongtu …`: finds the command, reads settings and options, runs it. Exit status 0 done, 1 failed, 2 not understood. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { configProblems, readConfig } from '@tongtu/platform/config';
import { loadLocales } from '@tongtu/platform/i18n';
import { createLog } from '@tongtu/platform/telemetry';
import { languages } from '@tongtu/kernel/localized';
import { isKnownFault, openHouse, startFault, type House } from '@tongtu/server';
import { CommandFailed, type Command } from './command.ts';
import { commands } from './commands/index.ts';

const locales = loadLocales();
const both = (key: string, values: Readonly<Record<string, unknown>> = {}): string[] =>
  languages.map((language) => locales.translate(language, 'cli', key, values));
const toErr = (...lines: string[]): void => void process.stderr.write(`${lines.join('\n')}\n`);

const help = (): string =>
  [
    ...both('help.title'),
    '',
    ...commands.flatMap((command) => [
      `  tongtu ${command.words.join(' ')} ${command.usage}`.trimEnd(),
      ...both(`commands.${command.words.join('-')}`).map((line) => `      ${line}`),
    ]),
    '',
    ...both('help.json'),
    ...both('help.settings'),
  ].join('\n');

/** The command whose words begin the line; the longest wins. */
const findCommand = (line: readonly string[]): Command | undefined =>
  commands.filter((command) => command.words.every((word, i) => line[i] === word)).toSorted((a, b) => b.words.length - a.words.length)[0];

const sentences = (error: unknown, config: { host: string; port: number }): readonly string[] => {
  if (error instanceof CommandFailed)
    return languages.map((language) => locales.sentence(language, error.failure.kind, error.failure.details ?? {}) ?? error.failure.kind);
  return startFault(error, config);
};

const perform = async (command: Command, line: readonly string[]): Promise<number> => {
  const common: ParseArgsOptionsConfig = { json: { type: 'boolean' }, ...command.options };
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: line.slice(command.words.length), options: common, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    toErr(
      ...both('help.not-understood', { reason: error instanceof Error ? error.message : String(error) }),
      '',
      `tongtu ${command.words.join(' ')} ${command.usage}`,
    );
    return 2;
  }
  const config = readConfig(process.env);
  if (!config.ok) {
    toErr(
      ...languages.map((language) => locales.sentence(language, 'settings-wrong', {}) ?? ''),
      ...configProblems(config.error).map((problem) => `  ${problem}`),
    );
    return 1;
  }
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
    toErr(...sentences(error, config.value));
    if (!(error instanceof CommandFailed) && !isKnownFault(error)) log.error({ err: error }, 'command failed');
    return 1;
  } finally {
    await house?.close();
  }
};

const line = process.argv.slice(2);
const command = findCommand(line);
if (command !== undefined) process.exitCode = await perform(command, line);
else if (line.length === 0 || ['help', '--help', '-h'].includes(line[0]!)) process.stdout.write(`${help()}\n`);
else {
  toErr(...both('help.unknown', { word: line.slice(0, 2).join(' ') }), '', help());
  process.exitCode = 2;
}
