/** Followers in this process need not wait for their next look: whoever committed wakes them. */
const sleepers = new Set<() => void>();

/** Call after a commit. Cheap, and harmless when nothing was announced. */
export const wakeFollowers = (): void => {
  for (const wake of sleepers) wake();
};

/** Runs `wake` at each wake-up, until the answer is called. */
export const onWake = (wake: () => void): (() => void) => {
  sleepers.add(wake);
  return () => sleepers.delete(wake);
};

export type Alarm = {
  /** Resolves after so many milliseconds, at a wake-up (also one since the last sleep), or when the signal ends. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly close: () => void;
};

/** One follower's bed. */
export const setAlarm = (signal: AbortSignal): Alarm => {
  let woken = false;
  let rise: (() => void) | undefined;
  const wake = (): void => {
    woken = true;
    rise?.();
  };
  const forget = onWake(wake);
  signal.addEventListener('abort', wake);
  return {
    sleep: (ms) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => rise?.(), ms);
        rise = () => {
          clearTimeout(timer);
          rise = undefined;
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
