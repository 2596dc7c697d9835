export { createLog, duringRequest, hidePasswords, type Logger } from './log.ts';
export { createMetrics, mayReadMetrics, type Metrics } from './metrics.ts';
export { createHealth, type Check, type CheckReport, type Health, type HealthOptions, type Readiness } from './health.ts';
export { databaseCheck, migrationsCheck } from './checks.ts';
export { inSpan } from './trace.ts';
export { mountTelemetry, type TelemetryOptions } from './mount.ts';
