import type { Handlers } from '@tongtu/platform/http';
import type { diligenceRoutes } from '../contract.ts';
import type { DiligenceOptions } from './options.ts';

export const dossierHandlers = (_: DiligenceOptions) => ({}) satisfies Partial<Handlers<typeof diligenceRoutes>>;
