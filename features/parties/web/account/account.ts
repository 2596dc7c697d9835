/** What `GET /api/auth/account` answers. */
import type { Output } from '@tongtu/platform/contract';
import type { AuthRoutes } from '@tongtu/platform/auth/contract';

export type Account = Output<AuthRoutes['getAccount']>;
