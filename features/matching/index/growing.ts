/** Typed arrays that grow: a third more than is asked for, so that filling one costs little. */

type Numbers = Int32Array | Uint32Array | Uint8Array | Uint16Array | Float32Array | Float64Array;

/** The array itself when `length` fits, else a longer copy. */
export const grown = <T extends Numbers>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (n: number) => T)(Math.max(16, Math.ceil(length * 1.35)));
  longer.set(array as never);
  return longer;
};
