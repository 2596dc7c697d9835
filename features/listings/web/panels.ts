/**
 * Rooms above hang their panels on a card's page (what fits it, later a calendar or an introduction);
 * this room does not know them. A panel is registered by the room's web/index.ts and loaded when shown.
 */
import type { ComponentType } from 'react';
import { panelList } from '@tongtu/platform/ui';
import type { Listing } from '../contract/cards.ts';

export type ListingPanel = { readonly key: string; readonly order: number; readonly load: () => Promise<{ default: ComponentType<{ listing: Listing }> }> };

const panels = panelList<ListingPanel>();

export const addListingPanel = panels.add;
export const listingPanels = panels.all;
