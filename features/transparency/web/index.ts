/** Pages of this room. */
import { IconBinaryTree } from '@tabler/icons-react';
import type { Page } from '@tongtu/platform/ui';

// Kinds and roles have their words with the verifier, which speaks of the same entries.
export const pages: readonly Page[] = [
  { path: '/transparency', load: () => import('./log-page.tsx'), texts: ['verify'], nav: { key: 'log', order: 24, group: 'explore', icon: IconBinaryTree } },
  { path: '/transparency/entries/:index', load: () => import('./entry-page.tsx'), texts: ['verify'] },
];
