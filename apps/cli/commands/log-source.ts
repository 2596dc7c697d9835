/** Where a published log is read from, and whose signature counts. */
import { stat } from 'node:fs/promises';
import { configProblems, knownLogKeys, readConfig } from '@tongtu/platform/config';
import { folderObjects, openObjects } from '@tongtu/platform/files';
import { noteSigner, readCheckpoint, readNote, type PublishedBytes } from '@tongtu/transparency/tlog';
import { CommandFailed } from '../command.ts';

export type CheckedLog = { readonly origin: string; readonly size: number; readonly root: string; readonly tiles: number };
type Source = { readonly read: PublishedBytes; readonly vkeys: () => Promise<readonly string[]> };

const patienceMs = 30_000;

const overHttp =
  (address: string): PublishedBytes =>
  async (path) => {
    const answer = await fetch(`${address.replace(/\/+$/, '')}/${path}`, { signal: AbortSignal.timeout(patienceMs) }).catch((error: unknown) => {
      throw new CommandFailed('log-unreachable', { place: address, reason: error instanceof Error ? error.message : String(error) });
    });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new CommandFailed('log-unreachable', { place: address, reason: String(answer.status) });
    return new Uint8Array(await answer.arrayBuffer());
  };

const given = (vkeys: readonly string[]) => async (): Promise<readonly string[]> => {
  if (vkeys.length === 0) throw new CommandFailed('operand-missing', { name: '--vkey' });
  return vkeys;
};

/** The store of this installation; its own keys count where none is given. */
const ofSettings = (vkeys: readonly string[]): Source => {
  const config = readConfig(process.env);
  if (!config.ok) throw new CommandFailed('log-settings', { reason: configProblems(config.error).join(' ') });
  const objects = openObjects(config.value.filesUrl, 'log');
  const own = async (): Promise<readonly string[]> => {
    const note = readNote((await objects.read('checkpoint')) ?? '');
    const checkpoint = note.ok ? readCheckpoint(note.value.text) : note;
    // A checkpoint that cannot be read is named by the check itself.
    return checkpoint.ok ? knownLogKeys(config.value).map((key) => noteSigner(checkpoint.value.origin, key).verifierKey) : [];
  };
  return { read: objects.read, vkeys: vkeys.length > 0 ? async () => vkeys : own };
};

/** PLACE is an address or a folder; without it the settings say. Kinds: `operand-missing`, `log-unreachable`, `file-missing`, `log-settings`. */
export const sourceOf = async (place: string | undefined, vkeys: readonly string[]): Promise<Source> => {
  if (place === undefined) return ofSettings(vkeys);
  if (/^https?:\/\//.test(place)) return { read: overHttp(place), vkeys: given(vkeys) };
  if ((await stat(place).catch(() => undefined))?.isDirectory() !== true) throw new CommandFailed('file-missing', { file: place });
  return { read: folderObjects(place).read, vkeys: given(vkeys) };
};
