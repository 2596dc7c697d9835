/**
 * Two projects by what a test needs: `unit` needs nothing, `db` needs a database (one cluster a run, see tests/setup-database.ts).
 * Journeys in a browser have a project of their own, because they need a built web and a Chromium.
 */
import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', 'build/**', 'data/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: Number(process.env.TEST_WORKERS ?? 2),
    outputFile: { json: 'build/test-report.json' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...outside, '**/*.db.test.ts'], testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: outside,
          globalSetup: ['tests/setup-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.ts'],
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
