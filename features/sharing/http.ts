/** Parse → authorize → use-case → present; the handlers lie by noun in `http/`. */
import { serve, type ServedRoute } from '@tongtu/platform/http';
import { sharingRoutes } from './contract.ts';
import type { SharingOptions } from './http/options.ts';
import { packHandlers } from './http/pack-handlers.ts';
import { paymentHandlers } from './http/payment-handlers.ts';
import { settlementHandlers } from './http/settlement-handlers.ts';
import { statementHandlers } from './http/statement-handlers.ts';
import { versionHandlers } from './http/version-handlers.ts';
import { sharingPolicy } from './policy.ts';

export const sharingHttp = (options: SharingOptions): readonly ServedRoute[] =>
  serve(sharingRoutes, sharingPolicy, {
    ...packHandlers,
    ...versionHandlers,
    ...settlementHandlers,
    ...statementHandlers(options),
    ...paymentHandlers(options),
  });
