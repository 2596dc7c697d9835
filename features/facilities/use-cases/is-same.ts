/** Whether two documents say the same: the database does not keep the order of their keys. */
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';

export const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a as Canonical) === canonicalJson(b as Canonical);
