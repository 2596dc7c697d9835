/** Before the first `.db.test.ts`: one database cluster for the whole run, or the server that TEST_DATABASE_URL names. */
import { startTestCluster } from '../platform/testing/cluster.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  return () => cluster.stop();
}
