/** Who publishes, and who stands on the other side, by their names of today. */
import { organizationById, usccOf } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Case } from '../domain/case.ts';
import type { CounterpartyName } from '../domain/notice-content.ts';
import type { StoredNotice } from '../domain/stored-notice.ts';

export const unitOfNotice = async ({ tx }: Pick<Context, 'tx'>, organizationId: string): Promise<StoredNotice['unit']> => ({
  name: (await organizationById(tx, organizationId))?.name ?? {},
  uscc: await usccOf(tx, organizationId),
});

export const counterpartyName = async ({ tx }: Pick<Context, 'tx'>, { counterparty: { organizationId, name } }: Case): Promise<CounterpartyName> => {
  const organization = organizationId === null ? undefined : await organizationById(tx, organizationId);
  return organization?.name ?? (name === null ? null : { zh: name });
};
