/** A bank's file goes to the server byte by byte: it knows the old Chinese encodings, a browser's `text()` does not. */

/** Base64 of bytes, in pieces that fit a call's arguments. */
export const toBase64 = (bytes: Uint8Array): string => {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
};

export type BankContent = { readonly content: string; readonly encoding: 'text' | 'base64' };

export const bankContentOf = async (file: Pick<Blob, 'arrayBuffer'>): Promise<BankContent> => ({
  content: toBase64(new Uint8Array(await file.arrayBuffer())),
  encoding: 'base64',
});
