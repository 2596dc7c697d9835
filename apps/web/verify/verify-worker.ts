/** Verifies beside the page, so that the page stays awake while a large dossier is hashed. The file does not leave the browser. */
import { fileOutcome } from '@tongtu/verify';
import type { Keys } from './desk.tsx';

const work = async ({ file, keys }: { readonly file: File; readonly keys: Keys }) =>
  fileOutcome(new Uint8Array(await file.arrayBuffer()), file.name, { ...keys, atLeast: undefined, entry: undefined, content: undefined });

addEventListener('message', (event: MessageEvent<Parameters<typeof work>[0]>) => {
  void work(event.data).then(
    (outcome) => postMessage({ outcome }),
    (error: unknown) => postMessage({ reason: error instanceof Error ? error.message : String(error) }),
  );
});
