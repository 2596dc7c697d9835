/** Spans for whoever brings an OpenTelemetry SDK; without one they cost nothing and go nowhere. */
import { SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';

/** Runs `work` inside a span. A thrown error marks it and goes on. Attributes hold no names of people and no secrets. */
export const inSpan = <T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> =>
  trace.getTracer('tongtu').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      if (error instanceof Error) span.recordException(error);
      throw error;
    } finally {
      span.end();
    }
  });
