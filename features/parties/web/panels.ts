/**
 * Rooms above hang their panels on an organization's page (its listings) and on the secretariat's desk (listings to
 * look at); this room does not know them. A panel is registered by the room's web/index.ts and loaded when shown.
 */
import type { ComponentType } from 'react';
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

const organizationList: OrganizationPanel[] = [];
const secretariatList: SecretariatPanel[] = [];

const add = <T extends { readonly key: string; readonly order: number }>(list: T[], panel: T): void => {
  if (!list.some((one) => one.key === panel.key)) list.push(panel);
  list.sort((a, b) => a.order - b.order);
};

export const addOrganizationPanel = (panel: OrganizationPanel): void => add(organizationList, panel);
export const addSecretariatPanel = (panel: SecretariatPanel): void => add(secretariatList, panel);
export const organizationPanels = (): readonly OrganizationPanel[] => organizationList;
export const secretariatPanels = (): readonly SecretariatPanel[] => secretariatList;
