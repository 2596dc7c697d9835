/** Bytes of base64 (RFC 4648, section 4) written in the one canonical way; undefined for anything else. */
export const readBase64 = (text: string): Uint8Array | undefined => {
  if (text === '') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** Bytes as base64 with padding. */
export const writeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
