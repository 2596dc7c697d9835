/** Parse → authorize → use-case → present; the handlers lie by noun in `http/`. */
import { serve, type ServedRoute } from '@tongtu/platform/http';
import { diligenceRoutes } from './contract.ts';
import { caseHandlers } from './http/case-handlers.ts';
import { committeeHandlers } from './http/committee-handlers.ts';
import { declarationHandlers } from './http/declaration-handlers.ts';
import { dossierHandlers } from './http/dossier-handlers.ts';
import { exportHandlers } from './http/export-handlers.ts';
import { noticeHandlers } from './http/notice-handlers.ts';
import type { DiligenceOptions } from './http/options.ts';
import { packHandlers } from './http/pack-handlers.ts';
import { priceRecordHandlers } from './http/price-record-handlers.ts';
import { reviewHandlers } from './http/review-handlers.ts';
import { diligencePolicy } from './policy.ts';

export const diligenceHttp = (options: DiligenceOptions): readonly ServedRoute[] =>
  serve(diligenceRoutes, diligencePolicy, {
    ...caseHandlers,
    ...priceRecordHandlers,
    ...noticeHandlers(options),
    ...committeeHandlers(options),
    ...declarationHandlers(options),
    ...packHandlers,
    ...dossierHandlers,
    ...exportHandlers,
    ...reviewHandlers(options),
  });
