/**
 * `npm test`: installs what is missing and runs everything: format, lint, types, all
 * tests, the journeys in a browser. What a machine lacks is reported as skipped;
 * with STRICT=1 (as `.ci/run` sets it) such a skip is a failure.
 */
import { ensureWebBuilt } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { fastSteps, tests } = await import('./run.mjs');
const steps = fastSteps();
ensureWebBuilt();
const counts = tests([]);
const failed = counts.failed + steps.filter((good) => !good).length;
process.stdout.write(`${counts.passed + steps.filter(Boolean).length} passed, ${failed} failed, ${counts.skipped} skipped\n`);
process.exit(failed === 0 && counts.good ? 0 : 1);
