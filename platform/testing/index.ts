/** What tests stand on: a fresh database and a context. Never imported by what runs at a customer. */
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './database.ts';
export { recorder, testChance, testContext, testIds, testNow, type RecordedCall } from './context.ts';
export { startTestCluster } from './cluster.ts';
