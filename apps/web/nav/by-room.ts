/** `…/listings/locales/zh.json` → `listings`. */
export const byRoom = (files: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(files).map(([path, words]) => [/([^/]+)\/locales\//.exec(path)?.[1] ?? path, words]));
