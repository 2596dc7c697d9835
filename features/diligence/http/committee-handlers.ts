import type { Handlers } from '@tongtu/platform/http';
import type { diligenceRoutes } from '../contract.ts';

export const committeeHandlers = {} satisfies Partial<Handlers<typeof diligenceRoutes>>;
