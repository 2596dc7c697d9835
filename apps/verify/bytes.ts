/** Bytes and their spellings, the same on Node and in the browser. */
const [writer, reader] = [new TextEncoder(), new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })];

export const utf8 = (text: string): Uint8Array => writer.encode(text);

/** Undefined where the bytes are no UTF-8. */
export const textIn = (bytes: Uint8Array): string | undefined => {
  try {
    return reader.decode(bytes);
  } catch {
    return undefined;
  }
};

const binary = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

export const base64 = (bytes: Uint8Array): string => btoa(binary(bytes));

/** Only what an encoder writes: padded, and no loose bits at the end. */
export const base64Of = (text: string): Uint8Array | undefined => {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const decoded = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return base64(decoded) === text ? decoded : undefined;
};

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
