/**
 * Rooms above hang their panels on a card's page (what fits it, later a calendar or an introduction);
 * this room does not know them. A panel is registered by the room's web/index.ts and loaded when shown.
 */
import type { ComponentType } from 'react';
import type { Listing } from '../contract/cards.ts';

export type ListingPanel = { readonly key: string; readonly order: number; readonly load: () => Promise<{ default: ComponentType<{ listing: Listing }> }> };

const panels: ListingPanel[] = [];

export const addListingPanel = (panel: ListingPanel): void => {
  if (!panels.some((one) => one.key === panel.key)) panels.push(panel);
  panels.sort((a, b) => a.order - b.order);
};

export const listingPanels = (): readonly ListingPanel[] => panels;
