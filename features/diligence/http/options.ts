/** What diligence is handed by the composition root: texts for documents, where the platform is reached, the published log. */
import type { Locales } from '@tongtu/platform/i18n';
import type { PublishedLog } from '@tongtu/transparency';

export type DiligenceOptions = {
  readonly translate: Locales['translate'];
  readonly publicUrl: () => string;
  /** Proofs in a dossier are made from it. */
  readonly publishedLog: PublishedLog;
  /** Chance for guest links and for salts. */
  readonly chance: (bytes: number) => Uint8Array;
};
