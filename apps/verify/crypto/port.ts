/** What the verifier needs of cryptography. Two modules give it, chosen by the `imports` of package.json: one on Node, one in the browser. */
export type Hashing = {
  /** SHA-256 of the parts one after the other; 32 bytes. */
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
};
export type Signing = {
  /** Ed25519 (RFC 8032) with a key of 32 and a signature of 64 bytes; false for everything else, never an error. */
  readonly isSigned: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
};
export type Crypto = Hashing & Signing;
