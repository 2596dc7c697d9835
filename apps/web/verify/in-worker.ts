/** One worker a file; it ends with its answer, and with it the memory that the file took. */
import type { Outcome } from '@tongtu/verify';
import type { Verify } from './desk.tsx';

type Answer = { readonly outcome: Outcome } | { readonly reason: string };

export const verifyInWorker: Verify = (file, keys) => {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Outcome>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => ('outcome' in data ? resolve(data.outcome) : reject(new Error(data.reason))));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage({ file, keys });
  }).finally(() => worker.terminate());
};
