/**
 * What a payment is known by at the bank: `TT`, twelve letters of Crockford's base 32 out of the payment's id, and a check character
 * (ISO 7064, MOD 37,36). Fifteen plain letters and digits pass through any bank's remark; a slip of one of them is always
 * noticed, two of them changed over nearly always.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checked = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const prefix = 'TT';
const letters = 12;
const length = prefix.length + letters + 1;

/** ISO 7064 MOD 37,36, hybrid system. */
const checkOf = (text: string): string => {
  let product = 36;
  for (const letter of text) {
    const sum = (product + checked.indexOf(letter)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return checked[(37 - product) % 36]!;
};

/** Of a uuid: the sixty bits at its end, which are chance. */
export const paymentReference = (paymentId: string): string => {
  let bits = BigInt(`0x${paymentId.replaceAll('-', '').slice(-15)}`);
  let text = '';
  for (let place = 0; place < letters; place += 1, bits >>= 5n) text = `${alphabet[Number(bits & 31n)]}${text}`;
  return `${prefix}${text}${checkOf(`${prefix}${text}`)}`;
};

const isReference = (text: string): boolean => checkOf(text.slice(0, -1)) === text.at(-1);

/**
 * References in a remark as a bank gives it back: in small letters, with spaces or words around them. Only those whose check
 * character fits; chance makes one in thirty-six fit, so whoever asks looks whether he knows it.
 */
export const referencesIn = (remark: string): string[] => {
  const text = remark.normalize('NFKC').toUpperCase();
  const found = new Set<string>();
  // First as whole words, then with everything between the letters dropped: some banks break a remark into groups of four.
  for (const words of [text.replaceAll(/[^0-9A-Z]+/g, ' '), text.replaceAll(/[^0-9A-Z]/g, '')])
    for (let at = words.indexOf(prefix); at !== -1; at = words.indexOf(prefix, at + 1)) {
      const part = words.slice(at, at + length);
      if (part.length === length && !part.includes(' ') && isReference(part)) found.add(part);
    }
  return [...found];
};
