/** The name under which a file that was handed in is kept and given back. */

/** The last part of a path, on one line, without what turns text around, ends a header or means something to a file system. */
export const cleanFileName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069"<>|:*?]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  // Dots alone are folders.
  if (/^\.*$/.test(plain)) return 'file';
  return letters.length <= 150 ? plain : `${letters.slice(0, 130).join('')}…${letters.slice(-16).join('')}`;
};
