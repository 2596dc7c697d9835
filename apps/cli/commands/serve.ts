/** `tongtu serve`: what `npm start` runs. Ends in order on SIGINT, SIGTERM, SIGHUP; a second signal ends it at once. */
import { bannerOf, startServer } from '@tongtu/server';
import type { Command } from '../command.ts';

export const serve: Command = {
  words: ['serve'],
  usage: '',
  run: async ({ config, log, signal }) => {
    const began = performance.now();
    let lost = false;
    const ended = new Promise<void>((resolve) => void signal.addEventListener('abort', () => resolve(), { once: true }));
    const gone = Promise.withResolvers<void>();
    const running = await startServer(config, log, () => {
      lost = true;
      gone.resolve();
    });
    process.stdout.write(bannerOf(running.house, (performance.now() - began) / 1000));
    await Promise.race([ended, gone.promise]);
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));
    log.info('stopping');
    await running.close();
    if (lost) throw new Error('the database was lost');
  },
};
