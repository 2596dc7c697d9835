/** Pages of this room. */
import type { Page } from '@tongtu/platform/ui';

export const pages: readonly Page[] = [];
