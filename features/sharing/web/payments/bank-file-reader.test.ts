import { expect, test } from 'vitest';
import { bankContentOf, toBase64 } from './bank-file-reader.ts';

test('bytes that are no text come through whole', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
  expect(Buffer.from(toBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
  const { content, encoding } = await bankContentOf(new Blob([bytes]));
  expect(encoding).toBe('base64');
  expect(Buffer.from(content, 'base64')).toHaveLength(100_000);
});
