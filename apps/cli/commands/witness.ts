/**
 * `tongtu witness`: cosigns the checkpoints of transparency logs for an audit office or a member. Opens no house: a key, a file that
 * remembers, and the verifier keys of the logs are all that it needs. What it imports is loaded when it runs.
 */
import { CommandFailed, manyOf, type AloneCommand, type AloneInput } from '../command.ts';

const textOf = ({ options }: AloneInput, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
const needed = (input: AloneInput, name: string): string => {
  const value = textOf(input, name);
  if (value === undefined) throw new CommandFailed('operand-missing', { name: `--${name}` });
  return value;
};

const addressOf = (text: string): { readonly host: string; readonly port: number } => {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === '' || Number(port) > 65_535) throw new CommandFailed('witness-address', { value: text });
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
};

const run = async (input: AloneInput): Promise<number> => {
  const { makeWitness, noteVerifier, openWitnessFiles, serveWitness } = await import('@tongtu/transparency/witness');
  const at = addressOf(needed(input, 'listen'));
  const [key, state] = [needed(input, 'key'), needed(input, 'state')];
  const vkeys = manyOf(input, 'log');
  if (vkeys.length === 0) throw new CommandFailed('operand-missing', { name: '--log' });
  const logs = vkeys.map((vkey) => {
    const read = noteVerifier(vkey.trim());
    if (!read.ok) throw new CommandFailed('witness-log-key', { value: vkey });
    return read.value;
  });
  const files = await openWitnessFiles(key, state, textOf(input, 'name'));
  if (!files.ok) throw new CommandFailed(files.error.kind, files.error.details);
  const { cosigner, file, made } = files.value;
  const json = input.options['json'] === true;
  const say = (what: string, values: Readonly<Record<string, string | number>>): void =>
    json ? input.print(JSON.stringify({ what, ...values })) : input.tell(input.locales.translate(input.language, 'cli', `witness.${what}`, values));

  const stop = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.resolve());
  try {
    const witness = makeWitness({ cosigner, logs, file, clock: () => new Date(), onConflict: (conflict) => say('conflict', conflict) });
    const served = await serveWitness(witness, at, (error) => say('cannot-keep', { reason: error instanceof Error ? error.message : String(error) })).catch(
      (error: NodeJS.ErrnoException) => {
        throw new CommandFailed('witness-cannot-listen', { value: textOf(input, 'listen'), reason: error.code ?? error.message });
      },
    );
    if (made) say('made', { key, state });
    say('serving', { host: at.host, port: served.port, vkey: witness.verifierKey, logs: logs.map(({ name }) => name).join(', ') });
    await stop.promise;
    await served.close();
  } finally {
    await file.close();
  }
  return 0;
};

export const witnessCommand: AloneCommand = {
  words: ['witness'],
  usage: '--listen HOST:PORT --key FILE --state FILE --log VKEY… [--name NAME]',
  options: {
    listen: { type: 'string' },
    key: { type: 'string' },
    state: { type: 'string' },
    log: { type: 'string', multiple: true },
    name: { type: 'string' },
  },
  alone: run,
};
