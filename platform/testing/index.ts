/** What tests stand on: a fresh database and a context. Never imported by what runs at a customer. */
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './database.ts';
export { testChance, testContext, testIds, testNow } from './context.ts';
export { memoryFiles, memoryJobs, memoryLetters, type QueuedJob } from './doubles.ts';
export { startTestCluster } from './cluster.ts';
