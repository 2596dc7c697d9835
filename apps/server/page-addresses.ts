/** Addresses that are pages; others get the page that says so, with its status. A test compares them with what the web mounts. */
export const pageAddresses: readonly string[] = [
  '/',
  '/explore',
  '/workbench',
  '/workbench/:listingId',
  '/listings/new',
  '/listings/:listingId',
  '/listings/:listingId/edit',
  '/my/listings',
  '/my/imports',
  '/my/access-requests',
  '/sign-in',
  '/sign-up',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/account',
  '/security',
  '/organizations',
  '/organizations/apply',
  '/organizations/mine',
  '/organizations/:organizationId',
  '/invitations/:token',
  '/secretariat',
  '/secretariat/people',
];

const patterns = pageAddresses.map((address) => new RegExp(`^${address.replace(/:\w+/g, '[^/]+')}/?$`));

export const isPage = (path: string): boolean => patterns.some((pattern) => pattern.test(path));
