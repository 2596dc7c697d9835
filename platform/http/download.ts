/** A file leaves only as a download: named, never sniffed, never run, never kept by caches that others share. */

/** RFC 6266: a plain name for old clients, the real one in UTF-8 (RFC 8187). */
export const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

/** `size`: bytes. */
export const downloadHeaders = (file: { readonly name: string; readonly mediaType: string; readonly size: number }): Record<string, string> => ({
  'content-type': file.mediaType,
  'content-length': String(file.size),
  'content-disposition': dispositionOf(file.name),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-store',
});
