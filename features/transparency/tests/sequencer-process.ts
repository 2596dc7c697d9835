/** A sequencer as a process of its own, on the database and folder that it is told, until it is killed. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { kyselyOn, openPool, silentLog } from '@tongtu/platform/database';
import { folderObjects } from '@tongtu/platform/files';
import { runSequencer } from '../sequencer.ts';
import { noteSigner } from '../tlog/note.ts';

const [url = '', folder = '', pem = '', origin = ''] = process.argv.slice(2);
const key = createPrivateKey(pem);
process.stdout.write('runs\n');
await runSequencer(
  {
    db: kyselyOn(openPool({ url, size: 3 })),
    store: folderObjects(folder),
    origin,
    fallbackOrigin: origin,
    signersOf: (name) => [noteSigner(name, key)],
    provable: new Set(['listing-published']),
    chance: (bytes) => randomBytes(bytes),
    clock: () => new Date(),
  },
  silentLog,
  new AbortController().signal,
);
