/**
 * Keys of small order: whoever names one can show a signature that fits many texts, so none of them is a key. Libraries differ in
 * whether they notice (OpenSSL does not), the verifier must not. Both spellings where a coordinate has two; hexadecimal without the
 * sign bit, which is looked past.
 */
const smallOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

export const isWeakKey = (publicKey: Uint8Array): boolean =>
  smallOrder.has([...publicKey].map((byte, i) => (i === 31 ? byte & 0x7f : byte).toString(16).padStart(2, '0')).join(''));
