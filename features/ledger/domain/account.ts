/**
 * Accounts are a tree of paths: `liabilities:party:team`. A path says where an account stands, so that whoever sums a branch
 * needs no second table; what it is called for people stands beside it. Five roots, as every set of books has them.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';

export const accountRoots = ['assets', 'liabilities', 'equity', 'income', 'expenses'] as const;
export type AccountRoot = (typeof accountRoots)[number];

/** Characters of a whole path; deeper trees than this carry ids of things that carry ids. */
export const maxAccountLength = 400;
const shape = /^(?:assets|liabilities|equity|income|expenses)(?::[a-z0-9][a-z0-9-]*)*$/;

export const isAccount = (path: string): boolean => path.length <= maxAccountLength && shape.test(path);

/** Kind `account-malformed` (details: account). */
export const parseAccount = (path: string): Result<string> => (isAccount(path) ? ok(path) : fail('account-malformed', { details: { account: path } }));

/** The account above; null for a root. */
export const parentOf = (path: string): string | null => {
  const end = path.lastIndexOf(':');
  return end < 0 ? null : path.slice(0, end);
};

/** All accounts above, the root first. */
export const ancestorsOf = (path: string): string[] => {
  const parts = path.split(':');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(':'));
};

/** Whether an account is that one or lies below it. */
export const liesIn = (path: string, branch: string): boolean => path === branch || path.startsWith(`${branch}:`);
