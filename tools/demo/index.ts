/** The demo consortium: made-up organizations, people and cards that fill an empty database, so that every room has something to show. */
export { demoIsThere } from './is-there.ts';
export { demoAccounts, type DemoAccount } from './accounts.ts';
export { seedDemo, type Seeded, type SeedOptions } from './seed.ts';
