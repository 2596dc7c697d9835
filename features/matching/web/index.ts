import type { Page } from '@tongtu/platform/ui';

/** Pages of this room; none yet. */
export const pages: readonly Page[] = [];
