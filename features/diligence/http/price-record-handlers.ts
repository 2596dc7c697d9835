import type { Handlers } from '@tongtu/platform/http';
import type { diligenceRoutes } from '../contract.ts';

export const priceRecordHandlers = {} satisfies Partial<Handlers<typeof diligenceRoutes>>;
