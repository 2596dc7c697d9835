/** Whether a database holds the demo consortium. */
import { organizationById } from '@tongtu/parties';
import type { Tx } from '@tongtu/platform/context';
import { demoOrganizations } from './content.ts';
import { idOfName } from './ids.ts';

export const demoIsThere = async (tx: Tx): Promise<boolean> => {
  const [first] = demoOrganizations();
  return first !== undefined && (await organizationById(tx, idOfName(`organization/${first.key}`))) !== undefined;
};
