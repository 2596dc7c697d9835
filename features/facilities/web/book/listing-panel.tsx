import type { Listing } from '@tongtu/listings/contract';

const ListingPanel = (_: { listing: Listing }) => null;
export default ListingPanel;
