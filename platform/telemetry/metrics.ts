/** Numbers about the process for a collector that reads `/metrics` (Prometheus text format). */
import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Reading = number | readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];

export type Metrics = {
  readonly registry: Registry;
  /** How long requests took in seconds, by method, route pattern and status. */
  readonly observeRequest: (method: string, route: string, status: number, seconds: number) => void;
  /** A count that only grows. Names: `tongtu_<what>_total`. */
  readonly counter: (name: string, help: string, labels?: readonly string[]) => Counter;
  /** A number that is read when somebody asks; when reading fails it is left out, and the rest is answered. */
  readonly gauge: (name: string, help: string, read: () => Reading | Promise<Reading>, labels?: readonly string[]) => void;
  /** All of it as text. */
  readonly text: () => Promise<string>;
};

/** A registry of its own, with the process's memory, CPU and event-loop lag in it. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'tongtu_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    observeRequest: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: labels, registers: [registry] }),
    gauge: (name, help, read, labels = []) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: labels,
        registers: [registry],
        collect: async () => {
          gauge.reset();
          try {
            const reading = await read();
            if (typeof reading === 'number') gauge.set(reading);
            else for (const { labels: own, value } of reading) gauge.set(own, value);
          } catch {
            gauge.remove();
          }
        },
      });
    },
    text: () => registry.metrics(),
  };
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** With a token: who bears it. Without: this machine only. `ip` is the address of the wire itself, not one that a header claims. */
export const mayReadMetrics = (token: string | undefined, authorization: string | undefined, ip: string): boolean => {
  if (token === undefined) return loopback.has(ip);
  return timingSafeEqual(digest(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? ''), digest(token));
};
