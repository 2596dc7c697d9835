/**
 * Rooms above hang their panels on an organization's page (its listings) and on the secretariat's desk (listings to
 * look at); this room does not know them. A panel is registered by the room's web/index.ts and loaded when shown.
 */
import type { ComponentType } from 'react';
import { panelList } from '@tongtu/platform/ui';
import type { Organization } from '../contract.ts';

export type OrganizationPanel = {
  readonly key: string;
  readonly order: number;
  readonly load: () => Promise<{ default: ComponentType<{ organization: Organization }> }>;
};
/** One queue of the secretariat; the words of its tab belong to its room: `<room>` → `office.<key>`. */
export type SecretariatPanel = {
  readonly key: string;
  readonly room: string;
  readonly order: number;
  readonly load: () => Promise<{ default: ComponentType }>;
};

const organizationList = panelList<OrganizationPanel>();
const secretariatList = panelList<SecretariatPanel>();

export const addOrganizationPanel = organizationList.add;
export const addSecretariatPanel = secretariatList.add;
export const organizationPanels = organizationList.all;
export const secretariatPanels = secretariatList.all;
