import type { Handlers } from '@tongtu/platform/http';
import type { diligenceRoutes } from '../contract.ts';
import type { DiligenceOptions } from './options.ts';

export const reviewHandlers = (_: DiligenceOptions) => ({}) satisfies Partial<Handlers<typeof diligenceRoutes>>;
