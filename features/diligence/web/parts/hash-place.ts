/** The id of the place behind the # of an address. */

/** Null where there is none, or where it was broken on its way (`#%`): then the address leads to the page. */
export const placeOfHash = (hash: string): string | null => {
  try {
    return decodeURIComponent(hash.slice(1)) || null;
  } catch {
    return null;
  }
};
