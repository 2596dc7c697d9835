/** Names of organizations that people type: compared without what the hand does differently each time. */
import type { Localized } from '@tongtu/kernel/localized';

/**
 * The name without letter case, width, spaces and punctuation: `（中国）示例 Materials` is `中国示例materials`. Legal forms stay: two
 * companies may differ by them alone. Empty where a name holds neither letter nor digit; such a name equals none.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A typed name as a text in the language of its letters. */
export const nameShown = (name: string): Localized => (/\p{Script=Han}/u.test(name) ? { zh: name } : { en: name });
