/** `npm run check`: the fast gate. Format, lint, types, architecture and unit tests; seconds, no services. */
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { fastSteps, tests } = await import('./run.mjs');
const good = fastSteps().every(Boolean);
const counts = tests(['--project', 'unit']);
process.exit(good && counts.good ? 0 : 1);
