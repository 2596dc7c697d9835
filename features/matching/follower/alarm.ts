/** Sleeps until time is up, somebody committed, or the end. */
import { onWake } from '@tongtu/platform/events';

export type Alarm = { readonly sleep: (ms: number) => Promise<void>; readonly close: () => void };

export const setAlarm = (signal: AbortSignal): Alarm => {
  let woken = false;
  let rise = (): void => {};
  const wake = (): void => {
    woken = true;
    rise();
  };
  const forget = onWake(wake);
  signal.addEventListener('abort', wake);
  return {
    sleep: (ms) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => rise(), ms);
        rise = () => {
          clearTimeout(timer);
          rise = () => {};
          woken = false;
          resolve();
        };
        if (woken || signal.aborted) rise();
      }),
    close: () => {
      forget();
      signal.removeEventListener('abort', wake);
    },
  };
};
