/** One line of JSON for each event worth keeping. What may be a secret is blacked out by name, and passwords in addresses by their shape. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type Logger } from 'pino';
import { secretNames, type Config } from '../config/index.ts';

export type { Logger } from 'pino';

const current = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Runs `work` so that every line logged meanwhile bears the id of the request or job, whoever logs it. */
export const duringRequest = <T>(requestId: string, work: () => T): T => current.run({ requestId }, work);

const mixin = (): object => {
  const span = trace.getActiveSpan()?.spanContext();
  return { ...current.getStore(), ...(span === undefined ? {} : { traceId: span.traceId }) };
};

const asPath = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `["${name}"]`);
/** At the top and in the two levels below, which is as deep as what we log. */
const paths = secretNames.flatMap((name) => [asPath(name).replace(/^\./, ''), `*${asPath(name)}`, `*.*${asPath(name)}`]);

/** `postgres://user:password@host` → `postgres://user:…@host`, wherever in a line. A scheme is short: an endless one would cost a long address its time. */
export const hidePasswords = (line: string): string => line.replace(/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/"]*):[^\s/"]*@/gi, '$1:…@');

/** An error as a reader of logs needs it. Drivers hang whole connections on theirs, with keys and addresses. */
const brief = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  const code = (error as { code?: unknown }).code;
  const causes = error instanceof AggregateError ? error.errors.slice(0, 3) : error.cause === undefined ? [] : [error.cause];
  return {
    type: name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack,
    ...(causes.length > 0 && depth < 3 ? { causes: causes.map((cause) => brief(cause, depth + 1)) } : {}),
  };
};

/** The log of a process. `to`: a stream, or 2 for standard error (commands whose answer goes to standard output). */
export const createLog = (config: Pick<Config, 'logLevel'>, to: DestinationStream | 1 | 2 = 1): Logger =>
  pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: brief },
      redact: { paths, censor: '…' },
      hooks: { streamWrite: hidePasswords },
      mixin,
    },
    typeof to === 'number' ? pino.destination({ dest: to, sync: true }) : to,
  );
