/** The newest reports for what is asked now; a worker computes them, and a new question replaces the one that runs. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import type { Answer, Question } from './protocol.ts';

/** Typing goes on for a moment before a figure is whole. */
const quietMs = 200;

export type Running = {
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  /** 0 to 1 */
  readonly part: number;
  /** The last that were computed, and what they answer: older than what is asked while `state` is not `done`. */
  readonly reports: readonly SimulationReport[];
};

type Worked = Running & { readonly stop: () => void; readonly again: () => void };

/** `request` is a `SimulationRequest` as JSON text; undefined while there is nothing to ask (a field is wrong). */
export const useSimulation = (request: string | undefined): Worked => {
  const [running, setRunning] = useState<Running>({ state: 'idle', part: 0, reports: [] });
  const [round, setRound] = useState(0);
  const worker = useRef<Worker | undefined>(undefined);
  const asked = useRef(0);

  const end = useCallback((): void => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => end, [end]);

  useEffect(() => {
    if (request === undefined) return undefined;
    const id = (asked.current += 1);
    const timer = setTimeout(
      () => {
        if (worker.current === undefined) {
          worker.current = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' });
          worker.current.addEventListener('error', () => {
            end();
            setRunning((now) => ({ ...now, state: 'failed' }));
          });
          worker.current.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
            if (data.id !== asked.current) return;
            if (data.kind === 'progress') setRunning((now) => ({ ...now, part: data.part }));
            else if (data.kind === 'done') setRunning({ state: 'done', part: 1, reports: data.reports });
            else setRunning((now) => ({ ...now, state: 'failed' }));
          });
        }
        setRunning((now) => ({ ...now, state: 'running', part: 0 }));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        worker.current.postMessage({ id, request } satisfies Question);
      },
      // The first question waits for nobody.
      id === 1 ? 0 : quietMs,
    );
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `again` asks the same once more
  }, [request, round, end]);

  return {
    ...running,
    stop: () => {
      // Whatever is still on its way answers an older question.
      asked.current += 1;
      end();
      setRunning((now) => ({ ...now, state: 'stopped' }));
    },
    again: () => setRound((now) => now + 1),
  };
};
