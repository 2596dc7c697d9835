/** The address's query as plain text: `?trl=5` stays the text 5, `?sector=1.1,2.3` keeps its comma, so that a link reads well when it is sent to a colleague. */

export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export const stringifySearch = (search: Readonly<Record<string, unknown>>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value !== undefined && value !== null && value !== '') params.append(key, String(value));
  const text = params.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
};

/** `/listings/:listingId` → the router's `/listings/$listingId`. */
export const routerPath = (path: string): string => path.replace(/:(\w+)/g, '$$$1');
