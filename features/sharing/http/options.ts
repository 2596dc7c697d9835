/** What sharing is handed by the composition root: texts for documents, and where the platform is reached. */
import type { Locales } from '@tongtu/platform/i18n';

export type SharingOptions = { readonly translate: Locales['translate']; readonly publicUrl: () => string };
